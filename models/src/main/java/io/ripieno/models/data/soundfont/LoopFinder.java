package io.ripieno.models.data.soundfont;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds what can be repeated of a note that is held: two places far apart that resemble each other, between which the
 * end is faded over into what comes before the start, so that the repetition does not click.
 */
final class LoopFinder {
    private static final double FIRST = 0.3;
    private static final double LAST = 0.85;
    private static final double SHORTEST_SECONDS = 0.08;
    private static final double FADE_SECONDS = 0.06;
    private static final double LENGTH_COUNTS = 0.05;
    /** Samples after the end that begin the loop again: synthesizers read some of them between the last and the first. */
    private static final int AFTER = 64;

    private LoopFinder() {}

    /** A note that can be held: samples up to a little after the end of the loop, and the loop. */
    record Held(float[] samples, Loop loop) {}

    /** @return absent if the note is too short */
    static Optional<Held> find(float[] samples, int sampleRate, int key, Detail detail) {
        int sounding = sounding(samples);
        double period = sampleRate / PitchFinder.hertz(key);
        int window = (int) Math.max(4 * period, 0.02 * sampleRate);
        int shortest = (int) Math.max(8 * period, SHORTEST_SECONDS * sampleRate);
        int end = (int) Math.min(LAST * sounding, detail.latestEnd() * sampleRate);
        int first = (int) Math.max(FIRST / LAST * end, window);
        int from = Math.max(first, end - (int) (detail.longestLoop() * sampleRate));
        if (end - shortest <= from || end + window > samples.length) {
            return Optional.empty();
        }
        int start = best(samples, from, end - shortest, Math.max(1, (int) (period / 4)), end, window);
        start = best(
                samples,
                Math.max(from, start - (int) period),
                Math.min(end - shortest, start + (int) period),
                1,
                end,
                window);
        int fade = Math.min(Math.min((int) (FADE_SECONDS * sampleRate), (end - start) / 2), start);
        float[] held = Arrays.copyOf(samples, end + AFTER);
        for (int i = 0; i < fade; i++) {
            double share = (i + 1.0) / fade;
            held[end - fade + i] = (float) ((1 - share) * samples[end - fade + i] + share * samples[start - fade + i]);
        }
        for (int i = 0; i < AFTER; i++) {
            held[end + i] = held[start + i];
        }
        return Optional.of(new Held(held, new Loop(start, end)));
    }

    /** The place that is most like the end, a little longer a loop being a little better. */
    private static int best(float[] samples, int from, int to, int step, int end, int window) {
        int best = from;
        double score = Double.NEGATIVE_INFINITY;
        for (int at = from; at <= to; at += step) {
            double length = LENGTH_COUNTS * (end - at) / Math.max(1, end - from);
            double likeness = Likeness.of(samples, at - window / 2, end - window / 2, window) + length;
            if (likeness > score) {
                score = likeness;
                best = at;
            }
        }
        return best;
    }

    /** Samples until the level stays 20 dB below that of the loudest twentieth of a note. */
    private static int sounding(float[] samples) {
        int frame = Math.max(1, samples.length / 20);
        double loudest = 0;
        int last = 0;
        for (int at = 0; at + frame <= samples.length; at += frame) {
            loudest = Math.max(loudest, power(samples, at, frame));
        }
        for (int at = 0; at + frame <= samples.length; at += frame) {
            last = power(samples, at, frame) > loudest / 100 ? at + frame : last;
        }
        return last;
    }

    static double power(float[] samples, int from, int length) {
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum / Math.max(1, length);
    }
}
