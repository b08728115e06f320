package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.metrics.MetricException;
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
 * @param mixture {@code [channels][samples]}; without channels where nothing that is wanted asks for it
 */
record SeparatedTrack(
        int sampleRate,
        Map<String, float[][]> references,
        Map<String, float[][]> estimates,
        float[][] mixture,
        List<String> warnings) {

    /** The length of all signals. */
    int samples() {
        return references.values().iterator().next()[0].length;
    }

    static SeparatedTrack load(Inputs inputs, String item, Options options) throws IOException {
        Loader loader = new Loader();
        List<Input> truths = sources(inputs, Separation.REFERENCES, item, options);
        if (truths.size() < inputs.of(Separation.REFERENCES, item).size()) {
            loader.warnings.add("The %s of %s is the sum of other sources and is left out where estimates are permuted."
                    .formatted(Accompaniment.NAME, item));
        }
        Map<String, float[][]> references = new LinkedHashMap<>();
        for (Input truth : truths) {
            references.put(truth.part(), loader.sound(truth));
        }
        Oracle oracle = options.choice("oracle", Oracle.class);
        Map<String, float[][]> parts = Accompaniment.parts(references);
        List<Input> mixtures = inputs.of(Separation.MIXTURE, item);
        float[][] mixture;
        if (oracle == Oracle.NONE
                && !options.choices("measures").contains(Words.of(Separation.Ratio.SDR_IMPROVEMENT))) {
            mixture = new float[0][];
        } else {
            mixture = mixtures.isEmpty() ? Accompaniment.sum(parts.values()) : loader.sound(mixtures.get(0));
        }
        Map<String, float[][]> estimates = new LinkedHashMap<>();
        if (oracle == Oracle.NONE) {
            for (Input truth : truths) {
                estimates.put(truth.part(), loader.sound(partner(inputs, truth, options)));
            }
        } else {
            Map<String, float[][]> made = oracle.estimates(parts, mixture, options);
            for (String name : references.keySet()) {
                float[][] estimate = made.get(name);
                estimates.put(name, estimate != null ? estimate : oracle.accompaniment(made, mixture));
            }
        }
        return new SeparatedTrack(loader.sampleRate, references, estimates, mixture, loader.warnings);
    }

    /** Sources of an item; where any estimate may belong to any, without one that is the sum of others. */
    private static List<Input> sources(Inputs inputs, String role, String item, Options options) {
        boolean without = options.flag("permute")
                && Accompaniment.isSum(inputs.of(Separation.REFERENCES, item).stream()
                        .map(Input::part)
                        .toList());
        return inputs.of(role, item).stream()
                .filter(input -> !(without && input.part().equals(Accompaniment.NAME)))
                .toList();
    }

    private static Input partner(Inputs inputs, Input truth, Options options) {
        List<Input> estimates = sources(inputs, Separation.ESTIMATES, truth.item(), options);
        List<Input> truths = sources(inputs, Separation.REFERENCES, truth.item(), options);
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
