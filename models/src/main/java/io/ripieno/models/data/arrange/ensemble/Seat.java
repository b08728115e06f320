package io.ripieno.models.data.arrange.ensemble;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Role;

/** One player with what they are there for. */
record Seat(Player player, Role role) {
    /** Whether they can carry a melody. */
    boolean sings() {
        return !player.isUnpitched() && role != Role.BASS && player != Player.BASS && player != Player.SYNTH_BASS;
    }

    /** Whether they can play a melody and chords at once. */
    boolean hasTwoHands() {
        return player.polyphony() >= 6 && player.highest() - player.lowest() >= 34;
    }
}
