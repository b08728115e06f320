package io.ripieno.models.data.arrange.style;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Touch;

/** Ways to accompany with chords. */
public enum Comping {
    /** Chords on the beats. */
    BLOCK,
    /** The lowest note, then the rest of the chord. */
    BROKEN,
    /** One note after the other, up, down, or both. */
    ARPEGGIO,
    /** All strings one right after the other, down and up. */
    STRUM,
    /** Short chords between the beats. */
    OFF_BEAT,
    /** A low note on strong beats and a chord on the others. */
    STRIDE,
    /** Chords held. */
    PAD,
    /** A pattern that avoids some of the beats. */
    SYNCOPATED,
    /** Low, high, middle, high. */
    ALBERTI;

    /** Whether a player can do it well. */
    public boolean suits(Player player) {
        Touch touch = player.touch();
        if (player.polyphony() < 2) {
            return this == ARPEGGIO || this == PAD && !touch.decays();
        }
        return switch (this) {
            case STRUM -> touch == Touch.PLUCKED && player != Player.HARP;
            case PAD -> !touch.decays() || touch == Touch.PEDAL;
            case STRIDE -> player.highest() - player.lowest() > 32 && touch != Touch.STRUCK;
            case ALBERTI -> touch == Touch.PEDAL || touch == Touch.KEYS || touch == Touch.PLUCKED;
            case BLOCK, BROKEN, OFF_BEAT, SYNCOPATED, ARPEGGIO -> true;
        };
    }
}
