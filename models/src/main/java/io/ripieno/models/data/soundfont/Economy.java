package io.ripieno.models.data.soundfont;

import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.render.HalfRate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How an instrument's samples are made smaller.
 *
 * @param longestLoop in seconds; 0 leaves loops as they are
 * @param latestEnd of such a loop, in seconds
 * @param halvings how often the rate is halved at most; not below {@link #LOWEST_RATE}
 * @param eightBits whether samples have 8 bits instead of 16
 */
record Economy(double longestLoop, double latestEnd, int halvings, boolean eightBits) {
    static final int LOWEST_RATE = 10_000;

    private static final int STEPS = 127;
    /** Of the loop, after its end, for the filter to run into. */
    private static final int AFTER = 256;

    static Economy draw(Dice dice) {
        double loop = dice.chance(0.6) ? dice.between(0.09, 0.25) : 0;
        return new Economy(loop, dice.between(0.35, 0.9), dice.weighted(0.4, 0.3, 0.3), dice.chance(0.25));
    }

    /** @param key that it sounds at, whatever its own says */
    Sample of(Sample sample, int key) {
        Sample made = shortened(sample, key);
        for (int i = 0; i < halvings && made.sampleRate() / 2 >= LOWEST_RATE; i++) {
            made = halved(made);
        }
        return eightBits ? with(made, made.sampleRate(), coarse(made.samples()), made.loop()) : made;
    }

    private Sample shortened(Sample sample, int key) {
        Loop loop = sample.loop();
        if (loop == null) {
            return sample;
        }
        if (longestLoop > 0) {
            Detail detail = Detail.ofLoops(longestLoop, latestEnd);
            float[] recorded = Arrays.copyOf(sample.samples(), loop.end());
            var held = LoopFinder.find(recorded, sample.sampleRate(), key, detail);
            if (held.isPresent()) {
                return with(
                        sample,
                        sample.sampleRate(),
                        held.get().samples(),
                        held.get().loop());
            }
        }
        return sample;
    }

    /** With an even loop that begins at an even sample, for which it is first repeated or moved on by one. */
    private static Sample halved(Sample sample) {
        Loop loop = sample.loop();
        if (loop == null) {
            return with(sample, sample.sampleRate() / 2, HalfRate.of(sample.samples()), null);
        }
        int start = loop.start() + (loop.start() & 1);
        int length = loop.end() - loop.start();
        int end = start + length * (1 + (length & 1));
        float[] repeated = Arrays.copyOf(sample.samples(), end + AFTER);
        for (int i = loop.end(); i < repeated.length; i++) {
            repeated[i] = repeated[i - length];
        }
        return with(sample, sample.sampleRate() / 2, HalfRate.of(repeated), new Loop(start / 2, end / 2));
    }

    private static float[] coarse(float[] samples) {
        float peak = 1e-9f;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        float[] coarse = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            coarse[i] = Math.round(samples[i] / peak * STEPS) * peak / STEPS;
        }
        return coarse;
    }

    private static Sample with(Sample sample, int rate, float[] samples, @Nullable Loop loop) {
        return new Sample(sample.name(), rate, samples, sample.key(), sample.cents(), loop);
    }
}
