package io.ripieno.models.network.symbolic.ecmg;

/** What a network of the pair may be told besides its own token, in the order in which it is put together. */
public enum Condition {
    /** The token of the other stream (I). */
    INTER,
    /** The position in the bar, one of 96 (B). */
    BAR_POSITION,
    /** The chord that sounds: its root and its pitch classes (C). */
    CHORD,
    /** The chord that comes next (N). */
    NEXT_CHORD
}
