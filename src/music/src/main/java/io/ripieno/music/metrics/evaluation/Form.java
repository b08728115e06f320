package io.ripieno.music.metrics.evaluation;

/** What kind of thing an input is. */
public enum Form {
    /** An array: NumPy's, CSV or JSON. */
    NUMBERS,
    /** A recording. */
    SOUND,
    /** MIDI, MusicXML or ABC. */
    SCORE
}
