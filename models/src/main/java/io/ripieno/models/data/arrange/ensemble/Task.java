package io.ripieno.models.data.arrange.ensemble;

import io.ripieno.models.data.arrange.Role;

/** What a player does in one section. */
enum Task {
    REST,
    LEAD,
    /** The melody an octave away from where others have it. */
    OCTAVE,
    /** The melody a third below. */
    THIRD,
    LEAD_AND_CHORDS,
    SOLO,
    COUNTER,
    CHORDS,
    BASS,
    DRUMS,
    CYMBALS;

    static Task of(Role role) {
        return switch (role) {
            case MELODY -> LEAD;
            case COUNTER -> COUNTER;
            case CHORDS -> CHORDS;
            case BASS -> BASS;
            case DRUMS -> DRUMS;
            case CYMBALS -> CYMBALS;
        };
    }
}
