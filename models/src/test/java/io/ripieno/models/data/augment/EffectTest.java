package io.ripieno.models.data.augment;

import static io.ripieno.models.data.augment.SignalSamples.RATE;
import static io.ripieno.models.data.augment.SignalSamples.decibels;
import static io.ripieno.models.data.augment.SignalSamples.noise;
import static io.ripieno.models.data.augment.SignalSamples.one;
import static io.ripieno.models.data.augment.SignalSamples.residual;
import static io.ripieno.models.data.augment.SignalSamples.sine;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EffectTest {
    static Stream<Effect> effects() {
        return Stream.of(
                new Equaliser(List.of(Biquad.highPass(RATE, 90), Biquad.peak(RATE, 1000, 6, 1))),
                new RoomSet(RATE, 1, 1, 3).response(0, 0),
                new NarrowBand(RATE, 6000),
                new Saturation(2),
                new Compressor(RATE, -20, 4, 6, 0.005, 0.1),
                new Noise(RATE, NoiseColour.PINK, 20, 9),
                new TransformCodec(RATE, 3));
    }

    @ParameterizedTest
    @MethodSource("effects")
    void saysItselfWhetherItIsLinear(Effect effect) {
        float[] a = noise(1, 0.2, 0.7);
        float[] b = sine(440, 0.3, 0.7);
        float[] sum = new float[a.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a[i] + b[i];
        }
        effect.apply(one(a));
        effect.apply(one(b));
        effect.apply(one(sum));
        float[] parts = new float[a.length];
        for (int i = 0; i < sum.length; i++) {
            parts[i] = a[i] + b[i];
        }
        double residual = residual(sum, parts);
        assertEquals(effect.isLinear(), residual < -120, effect + ": " + residual + " dB");
    }

    @ParameterizedTest
    @MethodSource("effects")
    void doesTheSameEveryTimeAndLeavesSilenceSilent(Effect effect) {
        float[] once = noise(1, 0.2, 0.3);
        float[] again = once.clone();
        effect.apply(one(once));
        effect.apply(one(again));
        assertArrayEquals(once, again);
        float[] silence = new float[2000];
        effect.apply(one(silence));
        assertTrue(Levels.peak(one(silence)) < 1e-12);
    }

    @Test
    void filtersHaveTheResponseThatTheirNameSays() {
        assertEquals(6, measured(Biquad.peak(RATE, 1000, 6, 1), 1000), 0.05);
        assertEquals(0, measured(Biquad.peak(RATE, 1000, 6, 2), 60), 0.1);
        assertEquals(-3, measured(Biquad.lowPass(RATE, 2000), 2000), 0.05);
        assertEquals(-3, measured(Biquad.highPass(RATE, 200), 200), 0.05);
        assertEquals(-8, measured(Biquad.highShelf(RATE, 800, -8), 7000), 0.2);
        assertEquals(0, measured(Biquad.highShelf(RATE, 800, -8), 50), 0.1);
        assertEquals(5, measured(Biquad.lowShelf(RATE, 800, 5), 40), 0.1);
        assertEquals(2.5, measured(Biquad.lowShelf(RATE, 800, 5), 800), 0.1);
        assertEquals(0, measured(Biquad.lowShelf(RATE, 800, 5), 7500), 0.1);
        Biquad any = Biquad.peak(RATE, 3000, -4, 0.7);
        assertEquals(measured(any, 2500), 20 * Math.log10(any.response(RATE, 2500)), 0.05);
    }

    private static double measured(Biquad filter, double hertz) {
        float[] sound = sine(hertz, 0.5, 1);
        double before = decibels(sound, RATE / 2, RATE);
        filter.apply(sound);
        return decibels(sound, RATE / 2, RATE) - before;
    }

    @ParameterizedTest
    @EnumSource(NoiseColour.class)
    void noiseHasTheRatioThatIsAskedFor(NoiseColour colour) {
        float[][] sound = {sine(440, 0.3, 2), sine(550, 0.1, 2)};
        float[][] noise = new Noise(RATE, colour, 23.5, 7).beside(sound);
        double ratio = 10 * Math.log10(Levels.power(sound) / Levels.power(noise));
        assertEquals(23.5, ratio, 1e-4);
        assertTrue(residual(noise[0], noise[1]) > -10, "the channels have one noise");
    }

    @Test
    void coloursFallWithTheFrequencyAsTheyShould() {
        assertEquals(0, slope(NoiseColour.WHITE), 0.5);
        assertEquals(-3, slope(NoiseColour.PINK), 0.7);
        assertEquals(-6, slope(NoiseColour.BROWN), 0.7);
    }

    /** dB an octave between the octaves at 250 Hz and 2 kHz, for power in every hertz. */
    private static double slope(NoiseColour colour) {
        float[] low = new NoiseSource(RATE, 4).make(colour, 20 * RATE);
        float[] high = low.clone();
        octave(low, 250);
        octave(high, 2000);
        double difference = decibels(high, RATE, high.length) - decibels(low, RATE, low.length);
        return (difference - 10 * Math.log10(8)) / 3;
    }

    private static void octave(float[] samples, double centre) {
        for (int i = 0; i < 4; i++) {
            Biquad.highPass(RATE, centre / Math.sqrt(2)).apply(samples);
            Biquad.lowPass(RATE, centre * Math.sqrt(2)).apply(samples);
        }
    }

    @Test
    void compressorFollowsItsCurveOnSteadySound() {
        Compressor compressor = new Compressor(RATE, -20, 4, 0, 0.001, 0.2);
        for (double level : new double[] {-40, -25, -12, -2}) {
            float[] square = new float[RATE];
            for (int i = 0; i < square.length; i++) {
                square[i] = (float) (Math.pow(10, level / 20) * (i % 20 < 10 ? 1 : -1));
            }
            compressor.apply(one(square));
            double expected = level <= -20 ? level : -20 + (level + 20) / 4;
            assertEquals(expected, decibels(square, RATE / 2, RATE), 0.05);
        }
    }

    @Test
    void compressorTakesItsTimeToAttackAndToRelease() {
        Compressor compressor = new Compressor(RATE, -30, 10, 6, 0.02, 0.3);
        float[] sound = new float[2 * RATE];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (i < RATE / 2 || i > RATE ? 0.01f : 1f) * (i % 2 == 0 ? 1 : -1);
        }
        float[] gains = compressor.gains(one(sound));
        assertTrue(gains[RATE / 2 - 1] > 0.99);
        assertTrue(gains[RATE / 2 + 16] > gains[RATE / 2 + 800] + 0.1, "attack at once");
        assertTrue(gains[RATE + 160] < 0.1, "release at once");
        assertTrue(gains[2 * RATE - 1] > 0.5, "no release");
    }

    @Test
    void kneeOfTheCompressorIsSmooth() {
        Compressor compressor = new Compressor(RATE, -20, 4, 10, 0.01, 0.1);
        for (double level = -40; level < 0; level += 0.1) {
            double step = compressor.gain(level + 0.1) - compressor.gain(level);
            assertTrue(step <= 1e-12 && step >= -0.0751, "gain jumps by " + step + " at " + level);
        }
        assertEquals(-15, compressor.gain(0), 1e-9);
    }

    @Test
    void narrowBandTakesTheHighsAndLeavesTheLows() {
        float[] low = sine(1000, 0.5, 1);
        float[] high = sine(5000, 0.5, 1);
        float[] before = low.clone();
        NarrowBand band = new NarrowBand(RATE, 8000);
        band.apply(one(low));
        band.apply(one(high));
        assertTrue(residual(slice(before), slice(low)) < -40);
        assertTrue(decibels(high, RATE / 4, RATE / 2) < -60);
    }

    private static float[] slice(float[] samples) {
        return java.util.Arrays.copyOfRange(samples, RATE / 4, RATE / 2);
    }

    @Test
    void saturationKeepsThePeakAndAddsHarmonics() {
        float[] sound = sine(500, 0.4, 1);
        new Saturation(3).apply(one(sound));
        assertEquals(0.4, Levels.peak(one(sound)), 1e-3);
        octave(sound, 1500);
        assertTrue(decibels(sound, RATE / 2, RATE) > -45, "third harmonic " + decibels(sound, RATE / 2, RATE));
    }

    @Test
    void speedMovesPitchAndLength() {
        float[] sound = sine(400, 0.5, 2);
        float[] faster = Speed.change(sound, 1.25);
        assertEquals(sound.length / 1.25, faster.length, 1);
        float[] expected = sine(500, 0.5, 1.6);
        assertTrue(residual(slice(expected), slice(faster)) < -60);
    }
}
