package io.ripieno.music.resample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sweeps of tones through each conversion that matters. The last two take the path of interpolated taps. */
class FrequencyResponseTest {
    private static final int TONES = 40;

    @ParameterizedTest(name = "{0} Hz to {1} Hz")
    @CsvSource({
        "44100, 16000",
        "48000, 16000",
        "48000, 44100",
        "22050, 16000",
        "16000, 32000",
        "44100, 32000",
        "96000, 16000",
        "192000, 8000",
        "8000, 16000",
        "44101, 16000",
        "15999, 48000"
    })
    void passesUpToNineTenthsOfTheLowerNyquistFrequencyAndStopsFromItOn(int fromHz, int toHz) {
        double nyquist = Math.min(fromHz, toHz) / 2.0;
        for (int i = 0; i <= TONES; i++) {
            double hertz = 20 + i * (0.9 * nyquist - 20) / TONES;
            ToneResponse passed = ToneResponse.measure(fromHz, toHz, hertz);
            assertThat(Math.abs(passed.gainDecibels()))
                    .as("gain at %s Hz", hertz)
                    .isLessThan(0.0003);
            assertThat(passed.restDecibels())
                    .as("images and aliases of %s Hz", hertz)
                    .isLessThan(-90);
        }
        for (int i = 0; i <= TONES && fromHz > toHz; i++) {
            double hertz = nyquist + i * (fromHz / 2.0 - nyquist) * 0.999 / TONES;
            ToneResponse stopped = ToneResponse.measure(fromHz, toHz, hertz);
            assertThat(stopped.powerDecibels())
                    .as("what is left of %s Hz", hertz)
                    .isLessThan(-94);
        }
    }
}
