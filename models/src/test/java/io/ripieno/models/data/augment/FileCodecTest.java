package io.ripieno.models.data.augment;

import static io.ripieno.models.data.augment.SignalSamples.RATE;
import static io.ripieno.models.data.augment.SignalSamples.noise;
import static io.ripieno.models.data.augment.SignalSamples.one;
import static io.ripieno.models.data.augment.SignalSamples.residual;
import static io.ripieno.models.data.augment.SignalSamples.sine;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ripieno.music.decode.UnshelteredCodec.Kind;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FileCodecTest {
    @ParameterizedTest
    @CsvSource({"MP3, 64000", "OPUS, 64000", "M4A, 64000"})
    void soundStaysInItsPlaceAndLosesSomething(Kind kind, int bitRate) {
        float[] sound = sound();
        float[] coded = sound.clone();
        new FileCodec(RATE, kind, bitRate).apply(one(coded));
        double residual = residual(middle(sound), middle(coded));
        assertTrue(residual < -8 && residual > -60, kind + ": " + residual + " dB");
    }

    @Test
    void fewerBitsLeaveLess() {
        assertTrue(error(Kind.MP3, 24_000) > error(Kind.MP3, 96_000) + 3);
        assertTrue(error(Kind.OPUS, 12_000) > error(Kind.OPUS, 96_000) + 3);
    }

    @ParameterizedTest
    @EnumSource(names = {"MP3", "OPUS"})
    void doesTheSameEveryTime(Kind kind) {
        float[] once = sound();
        float[] again = sound();
        new FileCodec(RATE, kind, 48_000).apply(one(once));
        new FileCodec(RATE, kind, 48_000).apply(one(again));
        assertArrayEquals(once, again);
    }

    @Test
    void tellsOfRatesThatACodecDoesNotTake() {
        FileCodec codec = new FileCodec(17_003, Kind.M4A, 64_000);
        UncheckedIOException thrown = assertThrows(UncheckedIOException.class, () -> codec.apply(one(new float[4000])));
        assertTrue(String.valueOf(thrown.getMessage()).contains("17003 Hz"), thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"MP3, 8000", "MP3, 17003", "MP3, 25000", "MP3, 96000", "OPUS, 96000"})
    void soundOfAnyRateIsTakenAtOneThatTheCodecHas(Kind kind, int sampleRate) {
        float[] sound = new float[sampleRate];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (float) (0.2 * Math.sin(2 * Math.PI * 440 * i / sampleRate));
        }
        float[] coded = sound.clone();
        new FileCodec(sampleRate, kind, 64_000).apply(one(coded));
        int edge = sampleRate / 4;
        double residual =
                residual(Arrays.copyOfRange(sound, edge, 3 * edge), Arrays.copyOfRange(coded, edge, 3 * edge));
        assertTrue(residual < -8 && residual > -90, kind + " at " + sampleRate + ": " + residual + " dB");
    }

    private static double error(Kind kind, int bitRate) {
        float[] sound = sound();
        float[] coded = sound.clone();
        new FileCodec(RATE, kind, bitRate).apply(one(coded));
        return residual(middle(sound), middle(coded));
    }

    /** Chords with a little noise. */
    private static float[] sound() {
        float[] sound = noise(5, 0.01, 1.5);
        for (double hertz : new double[] {262, 330, 392, 784, 1175, 2093}) {
            float[] tone = sine(hertz, 0.08, 1.5);
            for (int i = 0; i < sound.length; i++) {
                sound[i] += tone[i];
            }
        }
        return sound;
    }

    private static float[] middle(float[] samples) {
        return Arrays.copyOfRange(samples, RATE / 4, RATE);
    }
}
