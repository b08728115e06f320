package io.ripieno.music.metrics.melody.feature;

import io.ripieno.music.score.Rational;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * Bars of equal length from the start.
 *
 * @param length quarter notes
 */
record Bars(int count, Rational length) {
    static Bars of(PlayedTune tune, FeatureSettings settings) {
        Rational length = tune.metre().length();
        int own = (int) Math.max(1, tune.end().dividedBy(length).round());
        return new Bars(settings.bars() == FeatureSettings.ALL ? own : settings.bars(), length);
    }

    /** Notes that begin in each bar. */
    double[] notes(PlayedTune tune) {
        return perBar(tune, false);
    }

    /** Different pitches that begin in each bar. */
    double[] pitches(PlayedTune tune) {
        return perBar(tune, true);
    }

    private double[] perBar(PlayedTune tune, boolean distinct) {
        boolean[][] seen = new boolean[count][128];
        double[] counts = new double[count];
        for (PlayedNote note : tune.melody()) {
            long bar = note.onset().dividedBy(length).floor();
            if (bar < count && !(distinct && seen[(int) bar][note.midi()])) {
                seen[(int) bar][note.midi()] = true;
                counts[(int) bar]++;
            }
        }
        return counts;
    }

    /** {@code [bars * 12]}: sounding mass of each pitch class, summing to 1 in each bar where something sounds. */
    static double[] pitchClasses(PlayedTune tune, FeatureSettings settings) {
        int[] edges = edges(tune, settings);
        int count = edges.length - 1;
        double[] histogram = new double[12 * count];
        for (PlayedNote note : tune.melody()) {
            int from = Frames.of(note.from());
            int to = Frames.of(note.to());
            for (int bar = barOf(edges, from); bar < count && edges[bar] < to; bar++) {
                histogram[12 * bar + note.pitchClass()] +=
                        (double) note.velocity() * (Math.min(to, edges[bar + 1]) - Math.max(from, edges[bar]));
            }
        }
        for (int bar = 0; bar < count; bar++) {
            Shares.normalise(histogram, 12 * bar, 12 * bar + 12);
        }
        return histogram;
    }

    private static int barOf(int[] edges, int frame) {
        int index = Arrays.binarySearch(edges, frame);
        return index >= 0 ? index : -index - 2;
    }

    /** First frames of the bars, and the frame after the last. */
    private static int[] edges(PlayedTune tune, FeatureSettings settings) {
        Bars bars = of(tune, settings);
        if (settings.frames() == FeatureSettings.BarFrames.OF_THE_TUNE) {
            return frames(bars.count, bar -> tune.tempos().seconds(bars.length.times((long) bar)));
        }
        double seconds = bars.length.toDouble() / 2;
        double own = tune.melody().stream().mapToDouble(PlayedNote::to).max().orElseThrow() / seconds;
        int count = settings.bars() == FeatureSettings.ALL ? (int) Math.max(1, Math.round(own)) : settings.bars();
        return frames(count, bar -> bar * seconds);
    }

    private static int[] frames(int count, DoubleUnaryOperator seconds) {
        return DoubleStream.iterate(0, bar -> bar + 1)
                .limit(count + 1L)
                .map(seconds)
                .mapToInt(Frames::of)
                .toArray();
    }
}
