package io.ripieno.models.benchmark.measures;

import io.ripieno.music.metrics.separation.Museval;
import io.ripieno.music.metrics.separation.TrackScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Sources of a stereo recording, noise of different colours, and estimates with some of all sources and more noise.
 *
 * @param references by name, {@code [channels][samples]}
 * @param estimates by the same names
 */
public record SeededTrack(int sampleRate, Map<String, float[][]> references, Map<String, float[][]> estimates) {
    private static final List<String> NAMES = List.of("bass", "drums", "other", "vocals");
    private static final double LEAK = 0.05;
    private static final double LEVEL = 0.1;

    public static SeededTrack of(int sampleRate, double seconds, long seed) {
        Random random = new Random(seed);
        int samples = (int) (sampleRate * seconds);
        Map<String, float[][]> references = new LinkedHashMap<>();
        float[][] mixture = new float[2][samples];
        for (String name : NAMES) {
            float[][] source = coloured(samples, 0.9 - 0.25 * references.size(), random);
            references.put(name, source);
            for (int c = 0; c < 2; c++) {
                for (int n = 0; n < samples; n++) {
                    mixture[c][n] += source[c][n];
                }
            }
        }
        Map<String, float[][]> estimates = new LinkedHashMap<>();
        references.forEach((name, source) -> {
            float[][] estimate = new float[2][samples];
            for (int c = 0; c < 2; c++) {
                for (int n = 0; n < samples; n++) {
                    estimate[c][n] =
                            (float) (source[c][n] + LEAK * mixture[c][n] + LEAK * LEVEL * random.nextGaussian());
                }
            }
            estimates.put(name, estimate);
        });
        return new SeededTrack(sampleRate, references, estimates);
    }

    /** Both channels share a source, which each hears with noise of its own. */
    private static float[][] coloured(int samples, double pole, Random random) {
        float[][] source = new float[2][samples];
        double state = 0;
        for (int n = 0; n < samples; n++) {
            state = pole * state + LEVEL * random.nextGaussian();
            source[0][n] = (float) (state + 0.1 * LEVEL * random.nextGaussian());
            source[1][n] = (float) (0.7 * state + 0.1 * LEVEL * random.nextGaussian());
        }
        return source;
    }

    /** The median SDR of the first source in dB, as museval's v4 has it in windows of a second. */
    public double bssEval() {
        return Museval.v4(sampleRate)
                .evaluate(references, estimates)
                .targets()
                .get(0)
                .median(TrackScores.Ratio.SDR);
    }
}
