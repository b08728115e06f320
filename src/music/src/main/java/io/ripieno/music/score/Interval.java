package io.ripieno.music.score;

import java.util.List;

/**
 * A spelled interval, which transposes with its spelling.
 *
 * @param steps letters up, or down if negative: 0 for a unison, 7 for an octave
 * @param semitones up, or down if negative
 */
public record Interval(int steps, int semitones) {
    public static final Interval UNISON = new Interval(0, 0);

    /** P1 m2 M2 m3 M3 P4 d5 P5 m6 M6 m7 M7: the letters that 0 to 11 semitones are spelled with. */
    private static final List<Integer> STEPS = List.of(0, 1, 1, 2, 2, 3, 4, 4, 5, 5, 6, 6);

    /** The interval of as many semitones: P1 m2 M2 m3 M3 P4 d5 P5 m6 M6 m7 M7, octaves added, mirrored if negative. */
    public static Interval ofSemitones(int semitones) {
        int size = Math.abs(semitones);
        Interval up = new Interval(7 * (size / 12) + STEPS.get(size % 12), size);
        return semitones < 0 ? up.reversed() : up;
    }

    public Interval reversed() {
        return new Interval(-steps, -semitones);
    }

    public Interval plus(Interval other) {
        return new Interval(steps + other.steps, semitones + other.semitones);
    }

    /** Positions that this moves along the line of fifths: 1 for a fifth up, -5 for a minor second up. */
    public int fifths() {
        return 7 * semitones - 12 * steps;
    }
}
