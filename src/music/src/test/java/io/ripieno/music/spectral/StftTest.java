package io.ripieno.music.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StftTest {
    private static final int[] LENGTHS = {0, 1, 2, 3, 7, 63, 64, 65, 127, 500, 801, 1_023, 1_024, 1_025, 4_097, 9_999};

    private static StftSettings of(Window window, int fftSize, int hop, Edges edges, Tail tail) {
        return new StftSettings(window, fftSize, hop, edges, tail);
    }

    static Stream<StftSettings> invertible() {
        return Stream.of(
                StftSettings.covering(Window.periodicHann(1024), 1024, 256),
                StftSettings.covering(Window.periodicHann(1024), 1024, 512),
                StftSettings.covering(Window.symmetricHann(800), 1024, 320),
                StftSettings.covering(Window.symmetricHann(400), 512, 200),
                of(Window.periodicHann(64), 64, 48, Edges.ZEROS, Tail.COVERED),
                of(Window.squareRootHann(512), 512, 256, Edges.ZEROS, Tail.COVERED),
                of(Window.periodicHamming(441), 441, 147, Edges.REFLECTED, Tail.COVERED),
                of(Window.symmetricHamming(300), 333, 100, Edges.NONE, Tail.COVERED),
                of(Window.kaiser(255, 6), 257, 63, Edges.REFLECTED, Tail.COVERED),
                of(Window.rectangular(64), 64, 64, Edges.NONE, Tail.COVERED),
                of(Window.rectangular(1), 1, 1, Edges.NONE, Tail.COVERED),
                of(Window.periodicHann(1024), 1024, 256, Edges.REFLECTED, Tail.DROPPED));
    }

    static Stream<StftSettings> all() {
        return Stream.concat(
                invertible(),
                Stream.of(
                        of(Window.periodicHann(400), 512, 160, Edges.NONE, Tail.DROPPED),
                        of(Window.symmetricHann(800), 1024, 320, Edges.REFLECTED, Tail.DROPPED),
                        of(Window.periodicHann(16), 16, 50, Edges.NONE, Tail.COVERED),
                        of(Window.periodicHann(16), 16, 6_000, Edges.REFLECTED, Tail.COVERED)));
    }

    private static float[] noise(int length, long seed) {
        Random random = new Random(seed);
        float[] noise = new float[length];
        for (int n = 0; n < length; n++) {
            noise[n] = 2 * random.nextFloat() - 1;
        }
        return noise;
    }

    @ParameterizedTest
    @MethodSource("invertible")
    void givesBackSignalsOfAnyLength(StftSettings settings) {
        Stft stft = new Stft(settings);
        for (int length : LENGTHS) {
            float[] signal = noise(length, length);
            float[] back = stft.inverse(stft.forward(signal), length);

            assertThat(back).hasSize(length);
            double worst = 0;
            for (int n = 0; n < length; n++) {
                worst = Math.max(worst, Math.abs(back[n] - signal[n]));
            }
            assertThat(worst).as("error over %d samples", length).isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void agreesWithTheDefinition(StftSettings settings) {
        for (int length : new int[] {1, 5, 130, 1_300}) {
            float[] signal = noise(length, 3 + length);
            Spectrogram spectrogram = new Stft(settings).forward(signal);
            assertThat(spectrogram.bins()).isEqualTo(settings.bins());
            int step = Math.max(1, spectrogram.frames() / 5);
            for (int k = 0; k < spectrogram.frames(); k += step) {
                double[][] expected = DirectTransform.spectrum(DirectTransform.frame(signal, settings, k));
                double worst = 0;
                for (int bin = 0; bin < expected.length; bin++) {
                    worst = Math.max(worst, Math.abs(spectrogram.re(k, bin) - expected[bin][0]));
                    worst = Math.max(worst, Math.abs(spectrogram.im(k, bin) - expected[bin][1]));
                }
                assertThat(worst)
                        .as("error in frame %d of %d samples", k, length)
                        .isLessThan(2e-5);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void givesTheSameFramesHoweverTheSignalIsDivided(StftSettings settings) {
        float[] signal = noise(20_011, 5);
        Spectrogram whole = new Stft(settings).forward(signal);
        StreamingStft streaming = new StreamingStft(settings);
        Random random = new Random(6);
        for (int most : new int[] {50, 15_000}) {
            int[] frames = {0};
            FrameSink compare = (index, spectrum) -> {
                assertThat(index).isEqualTo(frames[0]++);
                assertThat(Arrays.equals(spectrum, whole.frame((int) index))).isTrue();
            };
            for (int read = 0; read < signal.length; ) {
                int part = Math.min(1 + random.nextInt(most), signal.length - read);
                streaming.process(signal, read, part, compare);
                read += part;
            }
            streaming.finish(compare);
            assertThat(frames[0]).isEqualTo(whole.frames());
        }
    }

    @Test
    void givesOutAFrameAsSoonAsItsSamplesAreThere() {
        StreamingStft streaming = new StreamingStft(StftSettings.covering(Window.periodicHann(8), 8, 2));
        int[] frames = {0};
        streaming.process(new float[4], 0, 4, (index, spectrum) -> frames[0]++);
        assertThat(frames[0]).isZero();
        streaming.process(new float[1], 0, 1, (index, spectrum) -> frames[0]++);
        assertThat(frames[0]).isEqualTo(1);
        streaming.process(new float[1], 0, 1, (index, spectrum) -> frames[0]++);
        assertThat(frames[0]).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("invertible")
    void givesOutAtMostTwoHopsForAFrame(StftSettings settings) {
        float[] signal = noise(5_000, 1);
        Spectrogram spectrogram = new Stft(settings).forward(signal);
        StreamingInverseStft inverse = new StreamingInverseStft(settings);
        float[] out = new float[2 * settings.hop()];
        int written = 0;
        for (int k = 0; k < spectrogram.frames(); k++) {
            written += inverse.process(spectrogram.frame(k), out, 0);
        }
        assertThat(signal.length - written).isBetween(1, inverse.mostAtEnd());
    }

    @Test
    void countsFramesByItsConvention() {
        Window hann = Window.symmetricHann(800);
        StftSettings common = of(hann, 1024, 320, Edges.REFLECTED, Tail.DROPPED);
        assertThat(new long[] {common.frames(319), common.frames(320), common.frames(159_999)})
                .containsExactly(1, 2, 500);
        StftSettings covering = of(hann, 1024, 320, Edges.REFLECTED, Tail.COVERED);
        assertThat(new long[] {covering.frames(0), covering.frames(1), covering.frames(2), covering.frames(321)})
                .containsExactly(0, 1, 2, 2);
        StftSettings whole = of(hann, 1024, 320, Edges.NONE, Tail.DROPPED);
        assertThat(new long[] {whole.frames(799), whole.frames(800), whole.frames(1_120)})
                .containsExactly(0, 1, 2);
        StftSettings padded = of(hann, 1024, 320, Edges.NONE, Tail.COVERED);
        assertThat(new long[] {padded.frames(1), padded.frames(800), padded.frames(801)})
                .containsExactly(1, 1, 2);
    }

    static Stream<StftSettings> notInvertible() {
        return Stream.of(
                of(Window.periodicHann(64), 64, 64, Edges.REFLECTED, Tail.COVERED),
                of(Window.symmetricHann(64), 64, 63, Edges.ZEROS, Tail.COVERED),
                of(Window.rectangular(64), 64, 65, Edges.NONE, Tail.COVERED),
                of(Window.rectangular(64), 64, 65, Edges.ZEROS, Tail.COVERED),
                of(Window.periodicHann(64), 64, 32, Edges.NONE, Tail.COVERED),
                of(Window.rectangular(64), 64, 32, Edges.NONE, Tail.DROPPED),
                of(Window.periodicHann(64), 64, 32, Edges.REFLECTED, Tail.DROPPED));
    }

    @ParameterizedTest
    @MethodSource("notInvertible")
    void refusesToInvertWhatLeavesSamplesWithoutWeight(StftSettings settings) {
        assertThatThrownBy(() -> new StreamingInverseStft(settings))
                .isInstanceOf(NotInvertibleException.class)
                .hasMessageContaining(settings.window().toString())
                .hasMessageContaining("a hop of " + settings.hop() + " samples");
    }

    @Test
    void refusesALengthThatDoesNotFitTheFrames() {
        Stft stft = new Stft(StftSettings.covering(Window.periodicHann(64), 64, 16));
        Spectrogram spectrogram = stft.forward(new float[100]);

        assertThatThrownBy(() -> stft.inverse(spectrogram, 200))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A signal of 200 samples has 14 frames, but there are 8. Give the length of the signal that"
                        + " was transformed.");
    }

    @Test
    void refusesATransformShorterThanItsWindowAndAHopOfZero() {
        assertThatThrownBy(() -> StftSettings.covering(Window.periodicHann(64), 32, 16))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(32)")
                .hasMessageContaining("periodic Hann window of 64 samples");
        assertThatThrownBy(() -> StftSettings.covering(Window.periodicHann(64), 64, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hop (0)");
    }
}
