package io.ripieno.inference.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.inference.Signals;
import io.ripieno.inference.tagging.TaggingWarning.Kind;
import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioStream;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class InputMeterTest {
    private static final int RATE = 16_000;

    @Test
    void anOrdinaryRecordingHasNoFindings() throws Exception {
        assertThat(read(Signals.sines(RATE, 2, 1)).findings()).isEmpty();
    }

    @Test
    void silenceIsFoundBelowSeventyDecibels() throws Exception {
        assertThat(read(constant(2e-4f)).findings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Kind.SILENT);
            assertThat(warning.message()).contains("-74 dBFS");
        });
        assertThat(read(constant(4e-4f)).findings()).isEmpty();
    }

    @Test
    void channelsThatCancelEachOtherAreSilentTogether() throws Exception {
        float[][] samples = Signals.sines(RATE, 1, 1).samples();
        float[] inverted = samples[0].clone();
        for (int i = 0; i < inverted.length; i++) {
            inverted[i] = -inverted[i];
        }
        AudioBuffer audio = new AudioBuffer(new AudioFormat(RATE, 2), new float[][] {samples[0], inverted});
        assertThat(read(audio).findings()).extracting(TaggingWarning::kind).containsExactly(Kind.SILENT);
    }

    @Test
    void runsAtFullScaleAreClipped() throws Exception {
        AudioBuffer audio = Signals.sines(RATE, 1, 1);
        Arrays.fill(audio.samples()[0], 100, 105, 1f);
        Arrays.fill(audio.samples()[0], 4095, 4098, -1f);
        assertThat(read(audio).findings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Kind.CLIPPED);
            assertThat(warning.message()).contains("8 samples (0.05 %)");
        });
    }

    @Test
    void runsGoOnFromOneReadToTheNext() throws Exception {
        AudioBuffer audio = Signals.sines(RATE, 1, 1);
        Arrays.fill(audio.samples()[0], 4094, 4098, 1f);
        assertThat(read(audio).findings()).singleElement().satisfies(warning -> assertThat(warning.message())
                .contains("4 samples"));
    }

    @Test
    void theLevelIsThatOfTheMix() throws Exception {
        float[] loud = new float[RATE];
        Arrays.fill(loud, 1e-3f);
        AudioBuffer audio = new AudioBuffer(new AudioFormat(RATE, 2), new float[][] {loud, new float[RATE]});
        InputMeter meter = new InputMeter(audio.stream());
        float[][] block = new float[1][1000];
        int read = 0;
        while (read >= 0) {
            read = meter.mixed().read(block, 0, 1000);
        }
        assertThat(((LevelMeter) meter.mixed()).dbfs()).isCloseTo(20 * Math.log10(5e-4), within(1e-3));
    }

    @Test
    void aSourceThatCountsFullScaleItselfIsBelieved() throws Exception {
        AudioStream stream = Signals.sines(RATE, 1, 1).stream();
        AudioStream counting = new AudioStream() {
            @Override
            public AudioFormat format() {
                return stream.format();
            }

            @Override
            public int read(float[][] target, int offset, int frames) throws AudioException {
                return stream.read(target, offset, frames);
            }

            @Override
            public OptionalLong statedFrames() {
                return stream.statedFrames();
            }

            @Override
            public OptionalLong clippedSamples() {
                return OptionalLong.of(160);
            }

            @Override
            public void close() {
                stream.close();
            }
        };
        InputMeter meter = read(counting);
        assertThat(meter.findings()).singleElement().satisfies(warning -> assertThat(warning.message())
                .contains("160 samples (1.00 %)"));
    }

    @Test
    void singlePeaksAreNotClipped() throws Exception {
        AudioBuffer audio = Signals.sines(RATE, 1, 1);
        for (int i = 0; i < 1000; i += 10) {
            Arrays.fill(audio.samples()[0], i, i + 2, 1f);
        }
        assertThat(read(audio).findings()).isEmpty();
    }

    @Test
    void samplesThatAreNotFiniteBecomeZero() throws Exception {
        AudioBuffer audio = Signals.sines(RATE, 1, 1);
        audio.samples()[0][7] = Float.NaN;
        audio.samples()[0][8] = Float.NEGATIVE_INFINITY;
        InputMeter meter = new InputMeter(audio.stream());
        float[][] block = new float[1][RATE];
        assertThat(meter.mixed().read(block, 0, RATE)).isPositive();

        assertThat(block[0][7]).isZero();
        assertThat(block[0][8]).isZero();
        assertThat(meter.findings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Kind.NOT_FINITE);
            assertThat(warning.message()).contains("2 samples");
        });
    }

    private static AudioBuffer constant(float value) {
        float[] samples = new float[RATE];
        Arrays.fill(samples, value);
        return AudioBuffer.mono(RATE, samples);
    }

    private static InputMeter read(AudioBuffer audio) throws AudioException {
        return read(audio.stream());
    }

    private static InputMeter read(AudioStream stream) throws AudioException {
        InputMeter meter = new InputMeter(stream);
        float[][] block = new float[1][4096];
        int read = 0;
        while (read >= 0) {
            read = meter.mixed().read(block, 0, 4096);
        }
        return meter;
    }
}
