package io.ripieno.models.data.augment;

import static io.ripieno.models.data.augment.SignalSamples.RATE;
import static io.ripieno.models.data.augment.SignalSamples.noise;
import static io.ripieno.models.data.augment.SignalSamples.residual;
import static io.ripieno.models.data.augment.SignalSamples.sine;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AugmentationTest {
    private static final RoomSet MONO = new RoomSet(RATE, 1, 4, 11);

    @Test
    void stemsAndNoiseSumToTheMixUnlessItIsProcessed() {
        int processed = 0;
        int noisy = 0;
        for (long seed = 0; seed < 30; seed++) {
            Augmented all =
                    Augmentation.draw(Strength.ANY_RECORDING, 3, MONO, seed).apply(stems());
            float[] sum = sum(all);
            double residual = residual(all.mix()[0], sum);
            assertEquals(all.processed(), residual > -120, "seed " + seed + ": " + residual + " dB");
            processed += all.processed() ? 1 : 0;
            noisy += Levels.peak(all.noise()) > 0 ? 1 : 0;
        }
        assertTrue(processed > 5 && processed < 25, processed + " of 30 processed");
        assertTrue(noisy > 5 && noisy < 29, noisy + " of 30 noisy");
    }

    @Test
    void sameSeedDoesTheSameAndAnotherSomethingElse() {
        Augmented once = Augmentation.draw(Strength.ANY_RECORDING, 3, MONO, 4).apply(stems());
        Augmented again = Augmentation.draw(Strength.ANY_RECORDING, 3, new RoomSet(RATE, 1, 4, 11), 4)
                .apply(stems());
        Augmented other = Augmentation.draw(Strength.ANY_RECORDING, 3, MONO, 5).apply(stems());
        assertArrayEquals(once.mix()[0], again.mix()[0]);
        assertTrue(residual(once.mix()[0], other.mix()[0]) > -20);
    }

    @Test
    void studioIsNeverProcessedAndKeepsItsPeakBelowFullScale() {
        for (long seed = 0; seed < 20; seed++) {
            Augmented all = Augmentation.draw(Strength.STUDIO, 3, MONO, seed).apply(stems());
            assertTrue(!all.processed());
            float peak = Levels.peak(all.mix());
            assertTrue(peak < 0.96 && peak > 0.2, "peak " + peak);
        }
    }

    @Test
    void levelAloneOnlyScales() {
        List<float[][]> before = stems();
        Augmented all = Augmentation.draw(Strength.LEVEL_ONLY, 3, MONO, 8).apply(stems());
        float factor = all.mix()[0][500] / (before.get(0)[0][500] + before.get(1)[0][500] + before.get(2)[0][500]);
        for (int i = 0; i < 2000; i++) {
            assertEquals(before.get(1)[0][i] * factor, all.stems().get(1)[0][i], 1e-6);
        }
    }

    @Test
    void refusesColourThatIsNotLinear() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Augmentation(List.of(), List.of(new Saturation(1)), null, null, List.of(), -1));
    }

    private static List<float[][]> stems() {
        return List.of(new float[][] {sine(220, 0.3, 0.8)}, new float[][] {sine(555, 0.2, 0.8)}, new float[][] {
            noise(2, 0.1, 0.8)
        });
    }

    private static float[] sum(Augmented all) {
        float[] sum = new float[all.mix()[0].length];
        for (float[][] stem : all.stems()) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += stem[0][i];
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] += all.noise()[0][i];
        }
        return sum;
    }
}
