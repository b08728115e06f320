package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.separation.Sources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One recording in memory, all of one sample rate and length.
 *
 * @param references by source, {@code [channels][samples]}
 * @param estimates by the same names, in the same order
 * @param mixture {@code [channels][samples]}
 */
record SeparatedTrack(
        int sampleRate,
        Map<String, float[][]> references,
        Map<String, float[][]> estimates,
        float[][] mixture,
        List<String> warnings) {

    static SeparatedTrack load(Inputs inputs, String item, Options options) throws IOException {
        Loader loader = new Loader();
        List<Input> truths = inputs.of(Separation.REFERENCES, item);
        Map<String, float[][]> references = new LinkedHashMap<>();
        for (Input truth : truths) {
            references.put(truth.part(), loader.sound(truth));
        }
        List<Input> mixtures = inputs.of(Separation.MIXTURE, item);
        Sources sources = new Sources(references.values().toArray(float[][][]::new));
        float[][] mixture = mixtures.isEmpty() ? sum(sources) : loader.sound(mixtures.get(0));
        Oracle oracle = options.choice("oracle", Oracle.class);
        Map<String, float[][]> estimates = new LinkedHashMap<>();
        if (oracle == Oracle.NONE) {
            for (Input truth : truths) {
                estimates.put(truth.part(), loader.sound(partner(inputs, truth, options)));
            }
        } else {
            float[][][] made = oracle.estimates(sources, mixture, options);
            int next = 0;
            for (String name : references.keySet()) {
                estimates.put(name, made[next++]);
            }
        }
        return new SeparatedTrack(loader.sampleRate, references, estimates, mixture, loader.warnings);
    }

    private static Input partner(Inputs inputs, Input truth, Options options) {
        List<Input> estimates = inputs.of(Separation.ESTIMATES, truth.item());
        List<Input> truths = inputs.of(Separation.REFERENCES, truth.item());
        boolean byPlace = options.flag("permute") && estimates.size() == truths.size();
        if (byPlace) {
            return estimates.get(truths.indexOf(truth));
        }
        return estimates.stream()
                .filter(estimate -> estimate.part().equals(truth.part()))
                .findFirst()
                .orElseThrow(() -> new MetricException("%s has no estimate \"%s\", only %s. Call it as its reference."
                        .formatted(
                                truth.name(),
                                truth.part(),
                                estimates.stream().map(Input::part).toList())));
    }

    private static float[][] sum(Sources sources) {
        float[][] sum = new float[sources.channels()][sources.length()];
        for (float[][] source : sources.samples()) {
            for (int c = 0; c < sum.length; c++) {
                for (int n = 0; n < sum[c].length; n++) {
                    sum[c][n] += source[c][n];
                }
            }
        }
        return sum;
    }

    /** The first sound sets rate, channels and length; those after it are cut or padded to its length. */
    private static final class Loader {
        private final List<String> warnings = new ArrayList<>();
        private String first = "";
        private int sampleRate;
        private int channels;
        private int length;

        float[][] sound(Input input) throws IOException {
            AudioBuffer sound = input.sound();
            if (first.isEmpty()) {
                first = input.name();
                sampleRate = sound.format().sampleRate();
                channels = sound.format().channels();
                length = sound.frames();
            }
            if (sound.format().sampleRate() != sampleRate || sound.format().channels() != channels) {
                throw new MetricException(
                        "%s has %d channels at %d Hz and %s %d at %d Hz. Give all of a recording alike."
                                .formatted(
                                        input.name(),
                                        sound.format().channels(),
                                        sound.format().sampleRate(),
                                        first,
                                        channels,
                                        sampleRate));
            }
            if (sound.frames() == length) {
                return finite(input, sound.samples());
            }
            warnings.add("%s has %d samples and %s %d; it was %s."
                    .formatted(
                            input.name(), sound.frames(), first, length, sound.frames() > length ? "cut" : "padded"));
            return finite(
                    input,
                    Arrays.stream(sound.samples())
                            .map(channel -> Arrays.copyOf(channel, length))
                            .toArray(float[][]::new));
        }

        private static float[][] finite(Input input, float[][] samples) {
            for (int c = 0; c < samples.length; c++) {
                for (int n = 0; n < samples[c].length; n++) {
                    if (!Float.isFinite(samples[c][n])) {
                        throw new MetricException("Sample %d of channel %d of %s is %s. Write the file again."
                                .formatted(n, c, input.name(), samples[c][n]));
                    }
                }
            }
            return samples;
        }
    }
}
