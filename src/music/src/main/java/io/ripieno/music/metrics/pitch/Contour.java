package io.ripieno.music.metrics.pitch;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A melody in cents, on frames that can be moved to others.
 *
 * @param times in seconds, rising, the first 0
 * @param cents above 10 Hz, 0 where there is no pitch
 * @param voicing 0 to 1
 */
record Contour(double[] times, double[] cents, double[] voicing) {
    private static final double BASE_HERTZ = 10;
    private static final double ROUNDING = 1e10;

    /** A track that begins later than 0 holds its first value from there. */
    static Contour of(MelodyTrack track) {
        int shift = track.times().length > 0 && track.times()[0] > 0 ? 1 : 0;
        int frames = track.times().length + shift;
        double[] times = new double[frames];
        double[] cents = new double[frames];
        double[] voicing = new double[frames];
        for (int i = 0; i < frames; i++) {
            int from = Math.max(0, i - shift);
            times[i] = i < shift ? 0 : track.times()[from];
            cents[i] = cents(track.hertz()[from]);
            voicing[i] = track.voicing()[from];
        }
        return new Contour(times, cents, voicing);
    }

    private static double cents(double hertz) {
        return hertz == 0 ? 0 : 1200 * Math.log(Math.abs(hertz) / BASE_HERTZ) / Math.log(2);
    }

    /**
     * At other times: pitch on straight lines, held through frames without a pitch and then taken away there; voicing as
     * the last frame said, or on straight lines if it is more than yes and no. Beyond the end there is nothing.
     */
    Contour at(double[] wanted) {
        if (same(times, wanted)) {
            return this;
        }
        double[] target = rounded(wanted);
        Contour source = new Contour(rounded(times), cents, voicing);
        double end = Arrays.stream(target).max().orElse(0);
        if (source.times.length == 0 || end > source.times[source.times.length - 1]) {
            source = new Contour(with(source.times, end), with(cents, 0), with(voicing, 0));
        }
        double[] held = source.cents.clone();
        for (int i = 1; i < held.length; i++) {
            held[i] = held[i] == 0 ? held[i - 1] : held[i];
        }
        boolean plain = Arrays.stream(voicing).allMatch(v -> v == 0 || v == 1);
        double[] movedCents = new double[target.length];
        double[] movedVoicing = new double[target.length];
        for (int i = 0; i < target.length; i++) {
            int last = source.lastAt(target[i]);
            movedCents[i] = source.cents[last] == 0 ? 0 : source.line(held, last, target[i]);
            movedVoicing[i] = plain ? source.voicing[last] : source.line(source.voicing, last, target[i]);
        }
        return new Contour(wanted, movedCents, movedVoicing);
    }

    /** The last frame that has begun at a time. */
    private int lastAt(double time) {
        int found = Arrays.binarySearch(times, time);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    private double line(double[] values, int last, double time) {
        if (last + 1 >= times.length || time <= times[last]) {
            return values[last];
        }
        double slope = (values[last + 1] - values[last]) / (times[last + 1] - times[last]);
        return slope * (time - times[last]) + values[last];
    }

    /** Equal but for rounding, as NumPy's {@code allclose} has it. */
    private static boolean same(double[] a, double[] b) {
        return a.length == b.length
                && IntStream.range(0, a.length).allMatch(i -> Math.abs(a[i] - b[i]) <= 1e-8 + 1e-5 * Math.abs(b[i]));
    }

    private static double[] rounded(double[] times) {
        return Arrays.stream(times).map(t -> Math.rint(t * ROUNDING) / ROUNDING).toArray();
    }

    private static double[] with(double[] values, double last) {
        double[] longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = last;
        return longer;
    }
}
