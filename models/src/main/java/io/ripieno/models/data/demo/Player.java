package io.ripieno.models.data.demo;

import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.data.phrase.Manner;

/**
 * One who plays in a piece.
 *
 * @param program General MIDI program, or the kit
 * @param decibels relative to the loudest player
 * @param place from -1 (left) to 1 (right)
 * @param entersAtBar the first bar that is played; a multiple of the number of chords, so that the harmony agrees
 */
record Player(Instrument instrument, Manner manner, int program, double decibels, double place, int entersAtBar) {
    Player(Instrument instrument, Manner manner, int program, double decibels, double place) {
        this(instrument, manner, program, decibels, place, 0);
    }
}
