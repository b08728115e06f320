package io.ripieno.models.data.augment;

import static io.ripieno.models.data.augment.SignalSamples.RATE;
import static io.ripieno.models.data.augment.SignalSamples.noise;
import static io.ripieno.models.data.augment.SignalSamples.one;
import static io.ripieno.models.data.augment.SignalSamples.residual;
import static io.ripieno.models.data.augment.SignalSamples.sine;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TransformCodecTest {
    @Test
    void transformIsWhatItsDefinitionSays() {
        int bins = 16;
        Random random = new Random(3);
        double[] frame = random.doubles(2 * bins, -1, 1).toArray();
        double[] coefficients = new double[bins];
        new ModifiedCosineTransform(bins).forward(frame, coefficients);
        for (int k = 0; k < bins; k++) {
            double sum = 0;
            for (int n = 0; n < 2 * bins; n++) {
                double window = Math.sin(Math.PI * (n + 0.5) / (2 * bins));
                sum += window * frame[n] * Math.cos(Math.PI / bins * (n + 0.5 + bins / 2.0) * (k + 0.5));
            }
            assertEquals(sum, coefficients[k], 1e-12);
        }
    }

    @Test
    void framesThatOverlapSumToTheSoundAgain() {
        int bins = 16;
        double[] sound = new Random(3).doubles(4 * bins, -1, 1).toArray();
        double[] sum = new double[sound.length];
        ModifiedCosineTransform transform = new ModifiedCosineTransform(bins);
        for (int at = 0; at + 2 * bins <= sound.length; at += bins) {
            double[] frame = new double[2 * bins];
            double[] coefficients = new double[bins];
            System.arraycopy(sound, at, frame, 0, 2 * bins);
            transform.forward(frame, coefficients);
            transform.inverse(coefficients, frame);
            for (int i = 0; i < frame.length; i++) {
                sum[at + i] += frame[i];
            }
        }
        for (int i = bins; i < 3 * bins; i++) {
            assertEquals(sound[i], sum[i], 1e-12);
        }
    }

    @Test
    void noiseOfRoundingFollowsTheQuality() {
        double clean = error(20);
        double good = error(6);
        double poor = error(1.5);
        assertTrue(clean < -35 && clean < good - 10 && good < poor - 5, clean + " " + good + " " + poor);
        assertTrue(poor < 3, "poor has an error of " + poor + " dB");
    }

    private static double error(double quality) {
        float[] sound = noise(5, 0.2, 1.3);
        float[] tone = sine(330, 0.3, 1.3);
        for (int i = 0; i < sound.length; i++) {
            sound[i] = 0.3f * sound[i] + tone[i];
        }
        float[] coded = sound.clone();
        new TransformCodec(RATE, quality).apply(one(coded));
        return residual(sound, coded);
    }
}
