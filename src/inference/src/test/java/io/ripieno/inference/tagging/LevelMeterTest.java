package io.ripieno.inference.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LevelMeterTest {
    private static final int RATE = 16_000;

    @Test
    void whatGetsLouderLateIsNotSilent() throws Exception {
        float[] samples = new float[2 * RATE];
        Arrays.fill(samples, 0, RATE, 1e-4f);
        Arrays.fill(samples, RATE, samples.length, 1e-2f);

        LevelMeter meter = read(samples);

        assertThat(meter.isSilent()).isFalse();
        assertThat(meter.dbfs()).isCloseTo(-43, within(0.1));
    }

    @Test
    void aClickDoesNotMakeElevenMinutesLoud() throws Exception {
        float[] samples = new float[11 * 60 * RATE];
        samples[RATE] = 1;

        LevelMeter meter = read(samples);

        assertThat(meter.isSilent()).isTrue();
        assertThat(meter.dbfs()).isCloseTo(-70.2, within(0.1));
    }

    @Test
    void onceItIsLoudEnoughForADayNothingMoreIsListenedTo() throws Exception {
        float[] samples = new float[2 * RATE];
        Arrays.fill(samples, 0, RATE, 1);

        LevelMeter meter = read(samples);

        assertThat(meter.isSilent()).isFalse();
        assertThat(meter.dbfs()).isCloseTo(0, within(1e-9));
    }

    private static LevelMeter read(float[] samples) throws AudioException {
        LevelMeter meter = new LevelMeter(AudioBuffer.mono(RATE, samples).stream());
        float[][] block = new float[1][1000];
        int read = 0;
        while (read >= 0) {
            read = meter.read(block, 0, 1000);
        }
        return meter;
    }
}
