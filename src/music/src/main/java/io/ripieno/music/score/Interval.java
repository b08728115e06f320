package io.ripieno.music.score;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A spelled interval, which transposes with its spelling.
 *
 * @param steps letters up, or down if negative: 0 for a unison, 7 for an octave
 * @param semitones up, or down if negative
 */
public record Interval(int steps, int semitones) {
    public static final Interval UNISON = new Interval(0, 0);

    private static final Pattern TEXT = Pattern.compile("(-?)(?:([PMmAd])(\\d{1,2})|(\\d{1,2}))");
    private static final List<Integer> MAJOR_SCALE = List.of(0, 2, 4, 5, 7, 9, 11);
    private static final List<Integer> PERFECT = List.of(0, 3, 4);
    private static final Map<String, Integer> OF_PERFECT = Map.of("P", 0, "A", 1, "d", -1);
    private static final Map<String, Integer> OF_IMPERFECT = Map.of("M", 0, "m", -1, "A", 1, "d", -2);

    /** P1 m2 M2 m3 M3 P4 d5 P5 m6 M6 m7 M7: the letters that 0 to 11 semitones are spelled with. */
    private static final List<Integer> STEPS = List.of(0, 1, 1, 2, 2, 3, 4, 4, 5, 5, 6, 6);

    /** The interval of as many semitones: P1 m2 M2 m3 M3 P4 d5 P5 m6 M6 m7 M7, octaves added, mirrored if negative. */
    public static Interval ofSemitones(int semitones) {
        int size = Math.abs(semitones);
        Interval up = new Interval(7 * (size / 12) + STEPS.get(size % 12), size);
        return semitones < 0 ? up.reversed() : up;
    }

    /** Reads a name ({@code M2}, {@code -P5}, {@code A4}) or a number of semitones ({@code -3}). */
    public static Interval parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw noInterval(text);
        }
        int sign = matcher.group(1).isEmpty() ? 1 : -1;
        if (matcher.group(4) != null) {
            return ofSemitones(sign * Integer.parseInt(matcher.group(4)));
        }
        int steps = Integer.parseInt(matcher.group(3)) - 1;
        Integer change = (PERFECT.contains(Math.floorMod(steps, 7)) ? OF_PERFECT : OF_IMPERFECT).get(matcher.group(2));
        if (steps < 0 || change == null) {
            throw noInterval(text);
        }
        int semitones = 12 * (steps / 7) + MAJOR_SCALE.get(steps % 7) + change;
        return sign > 0 ? new Interval(steps, semitones) : new Interval(-steps, -semitones);
    }

    private static IllegalArgumentException noInterval(String text) {
        return new IllegalArgumentException("\"" + text + "\" is no interval. Write a name such as m3, P5 or -M2, or a"
                + " number of semitones such as -3.");
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
