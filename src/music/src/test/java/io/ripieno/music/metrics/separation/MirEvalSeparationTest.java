package io.ripieno.music.metrics.separation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.metrics.Fixtures;
import io.ripieno.music.wav.WavReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published fixtures of {@code mir_eval}: in "sources" to 1e-6 dB, in "images" to the tolerance of their origin. */
class MirEvalSeparationTest {
    @ParameterizedTest
    @CsvSource({
        "01, 2000, 1000, 2, 0.0, false, 3500, 3000",
        "02, 1200,  800, 2, 3.0, true,  1200,  800",
        "03, 2000, 1000, 1, 0.5, false, 2000, 1000",
        "05, 1600, 1000, 3, 2.0, false, 1600, 1200"
    })
    void equalsThePublishedFixtures(
            String set, int window, int hop, int channels, float gain, boolean reverse, int imageWindow, int imageHop)
            throws IOException {
        Fixtures fixtures = Fixtures.of("separation");
        JsonNode expected = fixtures.expected(set);
        Sources truth = sources(fixtures.folder().resolve("ref" + set), 1, 1, false);
        Sources said = sources(fixtures.folder().resolve("est" + set), 1, 1, false);
        Sources images = sources(fixtures.folder().resolve("ref" + set), channels, 1, reverse);
        Sources estimates = sources(fixtures.folder().resolve("est" + set), channels, gain, reverse);

        BssScores whole = BssEval.evaluate(truth, said, BssSettings.sources());
        compare(whole.sdr(), expected.get("Sources").get("Source to Distortion"), 1e-6);
        compare(whole.sir(), expected.get("Sources").get("Source to Interference"), 1e-6);
        compare(whole.sar(), expected.get("Sources").get("Source to Artifact"), 1e-6);
        JsonNode order = expected.get("Sources").get("Source permutation");
        for (int s = 0; s < whole.sources(); s++) {
            assertThat(whole.permutation()[0][s]).isEqualTo(order.get(s).asInt());
        }
        BssScores frames = BssEval.evaluate(
                truth, said, BssSettings.sources().framewise(window, hop).permuted(false));
        compare(frames.sdr(), expected.get("Framewise").get("Source to Distortion"), 1e-6);
        compare(frames.sir(), expected.get("Framewise").get("Source to Interference"), 1e-6);
        compare(frames.sar(), expected.get("Framewise").get("Source to Artifact"), 1e-6);

        BssScores image = BssEval.evaluate(images, estimates, BssSettings.images());
        JsonNode ofImages = expected.get("Images");
        compare(image.sdr(), ofImages.get("Source to Distortion"), 1e-6);
        compare(image.isr(), ofImages.get("Image to Spatial"), 1e-2);
        compare(image.sir(), ofImages.get("Source to Interference"), 1e-2);
        compare(image.sar(), ofImages.get("Source to Artifact"), 1e-2);
        BssScores imageFrames = BssEval.evaluate(
                images,
                estimates,
                BssSettings.images().framewise(imageWindow, imageHop).permuted(false));
        JsonNode ofFrames = expected.get("Images Framewise");
        compare(imageFrames.sdr(), ofFrames.get("Source to Distortion"), 1e-6);
        compare(imageFrames.isr(), ofFrames.get("Image to Spatial"), 1e-2);
        compare(imageFrames.sir(), ofFrames.get("Source to Interference"), 1e-2);
        compare(imageFrames.sar(), ofFrames.get("Source to Artifact"), 1e-2);
    }

    /** Figures of museval 0.4.1 and of the definitions on set 05, to five digits (specification of separation, 3.7). */
    @Test
    void equalsMusevalAndTheOtherRatiosOnAPublishedFixture() throws IOException {
        Path folder = Fixtures.of("separation").folder();
        Sources truth = sources(folder.resolve("ref05"), 1, 1, false);
        Sources said = sources(folder.resolve("est05"), 1, 1, false);

        BssScores scores = BssEval.evaluate(truth, said, BssSettings.v4(4000, 4000));
        compare(scores.sdr(), new double[][] {{13.45834, 17.98613}, {3.25401, 6.27856}, {10.03637, 9.08019}});
        compare(scores.isr(), new double[][] {{19.29201, 22.75571}, {8.65491, 8.42913}, {15.53222, 16.83922}});
        compare(scores.sir(), new double[][] {{17.78767, 21.30169}, {3.48358, 7.82818}, {14.22317, 10.11154}});
        compare(scores.sar(), new double[][] {{17.70525, 19.25746}, {7.90708, 7.80421}, {14.71737, 11.05202}});
        double[][] ratios = new double[3][];
        for (int s = 0; s < 3; s++) {
            float[][] one = truth.samples()[s];
            float[][] other = said.samples()[s];
            ratios[s] = new double[] {
                Ratios.scaleInvariant(one, other, false),
                Ratios.scaleInvariant(one, other, true),
                Ratios.utterance(one, other)
            };
        }
        compare(ratios, new double[][] {
            {15.05636, 15.00038, 15.08539}, {2.49044, 2.49089, 4.42985}, {9.34450, 9.34494, 9.80526}
        });
    }

    private static void compare(double[][] measured, double[][] expected) {
        assertThat(measured).hasDimensions(expected.length, expected[0].length);
        for (int s = 0; s < expected.length; s++) {
            assertThat(measured[s]).containsExactly(expected[s], within(1e-4));
        }
    }

    private static void compare(double[][] measured, JsonNode expected, double tolerance) {
        for (int s = 0; s < measured.length; s++) {
            JsonNode row = expected.get(s);
            for (int w = 0; w < measured[s].length; w++) {
                double value = row.isArray() ? row.get(w).asDouble() : row.asDouble();
                assertThat(measured[s][w]).as("source %d, window %d", s, w).isCloseTo(value, within(tolerance));
            }
        }
    }

    private static Sources sources(Path folder, int channels, float gain, boolean reverse) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.sorted().toList();
        }
        float[][][] sources = new float[files.size()][][];
        for (int s = 0; s < sources.length; s++) {
            float[] mono = mono(files.get(s));
            List<float[]> copies = new ArrayList<>();
            for (int c = 1; c < channels; c++) {
                float[] copy = mono.clone();
                for (int n = 0; n < copy.length; n++) {
                    copy[n] *= gain;
                }
                copies.add(copy);
            }
            if (reverse) {
                Collections.reverse(copies);
            }
            copies.add(0, mono);
            sources[s] = copies.toArray(float[][]::new);
        }
        return new Sources(sources);
    }

    private static float[] mono(Path file) throws AudioException {
        try (WavReader reader = WavReader.open(file, Excerpt.WHOLE, AudioLimits.DEFAULT)) {
            float[][] channels = AudioBuffer.readAll(reader).samples();
            float[] mono = new float[channels[0].length];
            for (int n = 0; n < mono.length; n++) {
                double sum = 0;
                for (float[] channel : channels) {
                    sum += channel[n];
                }
                mono[n] = (float) (sum / channels.length);
            }
            return mono;
        }
    }
}
