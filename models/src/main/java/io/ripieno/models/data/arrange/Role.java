package io.ripieno.models.data.arrange;

/** What a track is for in its piece. */
public enum Role {
    MELODY,
    /** A second line against the melody. */
    COUNTER,
    CHORDS,
    BASS,
    /** Drums of a kit or hand drums, without cymbals. */
    DRUMS,
    CYMBALS
}
