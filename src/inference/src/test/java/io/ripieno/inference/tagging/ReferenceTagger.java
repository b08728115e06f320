package io.ripieno.inference.tagging;

import io.ripieno.inference.TinyTagger;
import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.mel.FrontEnd;
import io.ripieno.music.mel.FrontEnds;
import io.ripieno.music.resample.Resampler;
import java.util.ArrayList;
import java.util.List;

/** What the tiny tagger should say, computed on the whole recording at once and without a runtime. */
final class ReferenceTagger {
    private static final int RATE = 16_000;
    private static final int WINDOW = 10 * RATE;

    private ReferenceTagger() {}

    /** Probabilities {@code [window][label]}. */
    static List<double[]> windows(AudioBuffer audio, int hopSamples) {
        float[] mono = new float[audio.frames()];
        for (float[] channel : audio.samples()) {
            for (int n = 0; n < mono.length; n++) {
                mono[n] += channel[n] / audio.samples().length;
            }
        }
        float[] signal = Resampler.resample(mono, audio.format().sampleRate(), RATE);
        List<double[]> windows = new ArrayList<>();
        for (int start = 0; start == 0 || start - hopSamples + WINDOW < signal.length; start += hopSamples) {
            float[] window = new float[WINDOW];
            System.arraycopy(signal, start, window, 0, Math.min(WINDOW, signal.length - start));
            windows.add(probabilities(window));
        }
        return windows;
    }

    private static double[] probabilities(float[] window) {
        FrontEnd frontEnd = FrontEnds.create("east-log-mel-96-16k");
        int frames = frontEnd.frames(window.length);
        float[] picture = new float[TinyTagger.BANDS * frames];
        frontEnd.extract(window, 0, window.length, picture, 0);
        float[] weights = TinyTagger.weights(1);
        double[] probabilities = new double[TinyTagger.LABELS];
        for (int label = 0; label < probabilities.length; label++) {
            double score = 0;
            for (int band = 0; band < TinyTagger.BANDS; band++) {
                double mean = 0;
                for (int frame = 0; frame < frames; frame++) {
                    mean += picture[band * frames + frame];
                }
                score += mean / frames * weights[band * TinyTagger.LABELS + label];
            }
            probabilities[label] = 1 / (1 + Math.exp(-score));
        }
        return probabilities;
    }
}
