package io.ripieno.music.abc;

/** How far a written accidental reaches, as {@code %%propagate-accidentals} sets it. */
enum AccidentalScope {
    /** That note alone: {@code not}. */
    NOTE,
    /** Notes on the same line until the bar ends: {@code octave}. */
    OCTAVE,
    /** Notes of the same letter in all octaves until the bar ends: {@code pitch}, the default of ABC 2.1. */
    PITCH
}
