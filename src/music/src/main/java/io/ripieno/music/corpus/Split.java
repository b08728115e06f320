package io.ripieno.music.corpus;

/** What a tune is used for. */
public enum Split {
    TRAIN,
    VALIDATION,
    TEST
}
