package io.ripieno.models.data.arrange;

import io.ripieno.music.score.Metre;
import java.util.ArrayList;
import java.util.List;

/**
 * How a bar is felt. Positions are in quarter notes from the bar line.
 *
 * @param bar its length
 * @param beats where the beats fall, the first at 0; those of 7/8 are not equally long
 * @param strong indices of the beats with an accent, 0 among them
 * @param step the usual division: half a beat, or a third of a compound one
 */
public record Pulse(double bar, List<Double> beats, List<Integer> strong, double step) {
    private static final double CLOSE = 1e-6;

    public Pulse {
        beats = List.copyOf(beats);
        strong = List.copyOf(strong);
    }

    /** Compound metres are felt in threes, odd eighths in groups, halves as two quarters each. */
    public static Pulse of(Metre metre) {
        double unit = 4.0 / metre.unit();
        int count = metre.beats();
        if (metre.isCompound()) {
            return even(count / 3, 3 * unit, unit);
        }
        if (metre.unit() < 4) {
            int quarters = (int) Math.round(count * unit);
            return even(quarters, 1, 0.5, every(quarters, quarters % 4 == 0 || quarters % 6 != 0 ? 2 : 3));
        }
        if (metre.unit() > 4 && (count > 4 || metre.groups().size() > 1)) {
            return grouped(metre.groups().size() > 1 ? metre.groups() : groups(count), unit);
        }
        return even(count, unit, unit / 2);
    }

    private static Pulse even(int count, double beat, double step) {
        List<Integer> strong =
                switch (count) {
                    case 4 -> List.of(0, 2);
                    case 5 -> List.of(0, 3);
                    case 6 -> List.of(0, 3);
                    case 7 -> List.of(0, 3, 5);
                    default -> List.of(0);
                };
        return even(count, beat, step, strong);
    }

    private static Pulse even(int count, double beat, double step, List<Integer> strong) {
        List<Double> beats = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            beats.add(i * beat);
        }
        return new Pulse(count * beat, beats, strong, step);
    }

    private static Pulse grouped(List<Integer> groups, double unit) {
        List<Double> beats = new ArrayList<>();
        double at = 0;
        for (int group : groups) {
            beats.add(at);
            at += group * unit;
        }
        return new Pulse(at, beats, List.of(0, groups.size() - 1), unit);
    }

    /** Twos with a three at the end; five is three and two, eight is three, three and two. */
    private static List<Integer> groups(int count) {
        List<Integer> groups = new ArrayList<>();
        int left = count;
        while (left > 4 || left == 2) {
            boolean three = left > 2 && (count == 5 || count == 8);
            int group = three ? 3 : 2;
            groups.add(group);
            left -= group;
        }
        if (left > 0) {
            groups.add(left);
        }
        return groups;
    }

    private static List<Integer> every(int count, int distance) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < count; i += distance) {
            all.add(i);
        }
        return all;
    }

    public double beat(int index) {
        return beats.get(index);
    }

    /** The length of a beat. */
    public double length(int index) {
        return (index + 1 < beats.size() ? beats.get(index + 1) : bar) - beats.get(index);
    }

    /** Quarter notes from beat to beat in the mean. */
    public double meanBeat() {
        return bar / beats.size();
    }

    /** How many of the usual divisions a bar has. */
    public int steps() {
        return (int) Math.round(bar / step);
    }

    public boolean isCompound() {
        return Math.abs(length(0) - 3 * step) < CLOSE;
    }

    public boolean isStrong(int beat) {
        return strong.contains(beat);
    }

    /** The index of the beat in which a position lies. */
    public int beatAt(double position) {
        double inBar = inBar(position);
        int beat = beats.size() - 1;
        while (beat > 0 && beats.get(beat) > inBar + CLOSE) {
            beat--;
        }
        return beat;
    }

    /** The position within its bar; what lies just before a bar line counts as on it. */
    public double inBar(double position) {
        double inBar = position - bar * Math.floor(position / bar + CLOSE);
        return Math.max(0, inBar);
    }

    /** 1 on the bar line, .7 on a strong beat, .45 on another, .15 on a division, 0 elsewhere. */
    public double accent(double position) {
        double inBar = inBar(position);
        int beat = beatAt(position);
        if (Math.abs(inBar - beats.get(beat)) < CLOSE * 10) {
            return beat == 0 ? 1 : isStrong(beat) ? 0.7 : 0.45;
        }
        double steps = inBar / step;
        return Math.abs(steps - Math.rint(steps)) < CLOSE * 10 ? 0.15 : 0;
    }
}
