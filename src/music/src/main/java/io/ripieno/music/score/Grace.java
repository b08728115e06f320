package io.ripieno.music.score;

/** Whether a note is an ornament without time of its own. */
public enum Grace {
    NONE,
    APPOGGIATURA,
    /** With a stroke. */
    ACCIACCATURA
}
