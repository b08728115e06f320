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
