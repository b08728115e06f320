package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** Stereo recordings of noise, half a second each, and estimates of their sources that are not quite right. */
final class Recordings {
    static final int RATE = 8000;
    private static final int SAMPLES = 4000;

    private Recordings() {}

    /** Sources of their own colours and channels; none is silent. */
    static Map<String, float[][]> sources(int seed, String... names) {
        Map<String, float[][]> sources = new LinkedHashMap<>();
        for (int s = 0; s < names.length; s++) {
            sources.put(names[s], noise(seed * 31L + s, 0.15 * s));
        }
        return sources;
    }

    /** Some of the next source and some noise in each. */
    static Map<String, float[][]> estimates(Map<String, float[][]> sources) {
        String[] names = sources.keySet().toArray(String[]::new);
        Map<String, float[][]> estimates = new LinkedHashMap<>();
        for (int s = 0; s < names.length; s++) {
            float[][] next = source(sources, names[(s + 1) % names.length]);
            estimates.put(
                    names[s],
                    sum(source(sources, names[s]), scaled(next, 0.1f + 0.1f * s), scaled(noise(99L + s, 0), 0.05f)));
        }
        return estimates;
    }

    static float[][] source(Map<String, float[][]> sources, String name) {
        return Objects.requireNonNull(sources.get(name));
    }

    static float[][] sum(float[][]... signals) {
        float[][] sum = new float[2][signals[0][0].length];
        for (float[][] signal : signals) {
            for (int c = 0; c < 2; c++) {
                for (int n = 0; n < sum[c].length; n++) {
                    sum[c][n] += signal[c][n];
                }
            }
        }
        return sum;
    }

    static float[][] silence() {
        return new float[2][SAMPLES];
    }

    static float[][] scaled(float[][] signal, float gain) {
        float[][] scaled = new float[2][signal[0].length];
        for (int c = 0; c < 2; c++) {
            for (int n = 0; n < signal[c].length; n++) {
                scaled[c][n] = gain * signal[c][n];
            }
        }
        return scaled;
    }

    static Inputs inputs(String item, Map<String, float[][]> references, Map<String, float[][]> estimates) {
        return add(new Inputs(), item, references, estimates);
    }

    static Inputs add(Inputs inputs, String item, Map<String, float[][]> references, Map<String, float[][]> estimates) {
        references.forEach((name, samples) -> inputs.with(Separation.REFERENCES, sound(item, name, samples, RATE)));
        estimates.forEach((name, samples) -> inputs.with(Separation.ESTIMATES, sound(item, name, samples, RATE)));
        return inputs;
    }

    static Given sound(String item, String part, float[][] samples, int rate) {
        return new Given(item, part, null, new AudioBuffer(new AudioFormat(rate, samples.length), samples), null);
    }

    private static float[][] noise(long seed, double pole) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] noise = new float[2][SAMPLES];
        for (float[] channel : noise) {
            double y = 0;
            for (int n = 0; n < SAMPLES; n++) {
                y = pole * y + random.nextDouble() - 0.5;
                channel[n] = (float) y;
            }
        }
        return noise;
    }
}
