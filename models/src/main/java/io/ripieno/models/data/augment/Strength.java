package io.ripieno.models.data.augment;

/** How much stands between players and a recording. */
public enum Strength {
    /** Nothing but the level. */
    LEVEL_ONLY,
    /** Colour, rooms and quiet noise, as of a studio. */
    STUDIO,
    /** Everything, each by chance, as of recordings of every kind. */
    ANY_RECORDING
}
