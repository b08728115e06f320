package io.ripieno.models.data.render;

import io.ripieno.models.data.phrase.Phrase;

/**
 * A phrase at a place in a longer piece.
 *
 * @param at seconds from the beginning of the piece
 * @param until seconds from the beginning of the piece at which its sound is cut
 * @param channel MIDI channel 0 to 15; 9 is the drum channel
 */
public record Placed(Phrase phrase, double at, double until, int channel) {
    /** The channel on which keys name drums. */
    public static final int DRUM_CHANNEL = 9;

    public Placed {
        if (phrase.instrument().isUnpitched() != (channel == DRUM_CHANNEL) || channel < 0 || channel > 15) {
            throw new IllegalArgumentException("Channel " + channel + " is not for "
                    + phrase.instrument().label() + ": drums and cymbals are on " + DRUM_CHANNEL + ", others not.");
        }
    }
}
