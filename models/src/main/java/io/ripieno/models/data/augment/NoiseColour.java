package io.ripieno.models.data.augment;

/** What noise sounds like. */
public enum NoiseColour {
    /** The same power in every hertz. */
    WHITE,
    /** The same power in every octave. */
    PINK,
    /** 6 dB less in every octave. */
    BROWN,
    /** Of tape and preamplifiers: white without its lows. */
    HISS,
    /** Of the mains: 50 or 60 Hz and harmonics, with a little noise. */
    HUM,
    /** Of an empty room: brown without its depths, and a little hum. */
    ROOM_TONE
}
