package io.ripieno.models.data.arrange.style;

/** Ways to play below the chords. */
public enum BassStyle {
    /** The root on the first strong beat, the fifth on the next. */
    ROOT_AND_FIFTH,
    /** A note on every beat that leads to the next root. */
    WALKING,
    /** The tonic under all chords that bear it, else the root, repeated. */
    PEDAL,
    /** Root, third, fifth, octave. */
    ARPEGGIO,
    /** The fifth off the beat and the next root before the bar line. */
    TUMBAO,
    /** The root, as long as the chord. */
    HELD,
    /** The root on every division of the beat. */
    DRIVING,
    /** The root and its octave by turns. */
    OCTAVES
}
