package io.ripieno.models.data.phrase;

import java.util.List;

/** Bars, counted in beats; the beat of 6/8 and 7/8 is the quaver. */
public enum Metre {
    TWO_FOUR(2, 1, List.of(0)),
    THREE_FOUR(3, 1, List.of(0)),
    FOUR_FOUR(4, 1, List.of(0, 2)),
    FIVE_FOUR(5, 1, List.of(0, 3)),
    SIX_EIGHT(6, 2, List.of(0, 3)),
    SEVEN_EIGHT(7, 2, List.of(0, 2, 4));

    private final int beats;
    private final int beatsPerCrotchet;
    private final List<Integer> strong;

    Metre(int beats, int beatsPerCrotchet, List<Integer> strong) {
        this.beats = beats;
        this.beatsPerCrotchet = beatsPerCrotchet;
        this.strong = strong;
    }

    public int beats() {
        return beats;
    }

    public int beatsPerCrotchet() {
        return beatsPerCrotchet;
    }

    /** The beats that carry an accent; the first is always among them. */
    public boolean isStrong(int beat) {
        return strong.contains(beat);
    }
}
