package io.ripieno.music.score;

/** Signs that lead the player about. The first two hold at the start of their measure, the others at its end. */
public enum Mark {
    SEGNO,
    CODA,
    TO_CODA,
    DA_CAPO,
    DAL_SEGNO,
    FINE
}
