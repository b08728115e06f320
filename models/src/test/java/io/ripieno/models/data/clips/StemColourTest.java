package io.ripieno.models.data.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.data.augment.Effect;
import io.ripieno.models.data.phrase.Dice;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StemColourTest {
    private static final int RATE = ClipSource.SAMPLE_RATE;

    @Test
    void colouredSoundStaysFiniteAndDiffersByDraw() {
        int changed = 0;
        for (int seed = 0; seed < 40; seed++) {
            float[] sound = sine(440);
            for (Effect effect : StemColour.draw(new Dice(seed))) {
                effect.apply(new float[][] {sound});
            }
            assertThat(Levels.peak(sound)).isBetween(1e-4f, 20f);
            changed += Arrays.equals(sound, sine(440)) ? 0 : 1;
        }
        assertThat(changed).isBetween(20, 40);
    }

    @Test
    void aDoublingAddsTheSoundOfBefore() {
        float[] impulse = new float[1000];
        impulse[100] = 1;
        new Doubling(RATE, 0.01, 0, 1, 0.5).apply(new float[][] {impulse});
        assertThat(impulse[100]).isEqualTo(1);
        assertThat(impulse[260]).isEqualTo(0.5f, within(1e-4f));
        assertThat(impulse[300]).isZero();
    }

    @Test
    void aDoublingRefusesToLookAhead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Doubling(RATE, 0.001, 0.002, 1, 0.5))
                .withMessageContaining("0.001");
    }

    @Test
    void aTremoloGoesFromFullLoudnessDownByItsDepth() {
        float[] ones = new float[RATE];
        Arrays.fill(ones, 1);
        new Tremolo(RATE, 2, 0.6).apply(new float[][] {ones});
        assertThat(ones[0]).isEqualTo(1);
        assertThat(ones[RATE / 4]).isEqualTo(0.4f, within(1e-4f));
        assertThat(ones[RATE / 2]).isEqualTo(1, within(1e-4f));
    }

    @Test
    void aLowRateHoldsSamplesAndHasFewSteps() {
        float[] ramp = new float[1000];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i / 999f;
        }
        new LowRate(2.5, 4).apply(new float[][] {ramp});
        assertThat(ramp[0]).isEqualTo(ramp[2]);
        assertThat(ramp[999]).isEqualTo(1, within(0.13f));
        Set<Float> steps = new HashSet<>();
        for (float sample : ramp) {
            steps.add(sample);
        }
        assertThat(steps).hasSize(9);
    }

    @Test
    void aLowRateMirrorsWhatIsTooHighForIt() {
        float[] high = sine(6000);
        new LowRate(2, 16).apply(new float[][] {high});
        assertThat(amplitude(high, 2000)).isGreaterThan(0.1);
        assertThat(amplitude(sine(6000), 2000)).isLessThan(1e-3);
    }

    @Test
    void aLowRateRefusesToBeHigher() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LowRate(0.5, 8))
                .withMessageContaining("0.5");
    }

    private static double amplitude(float[] sound, double hertz) {
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < sound.length; i++) {
            real += sound[i] * Math.cos(2 * Math.PI * hertz * i / RATE);
            imaginary += sound[i] * Math.sin(2 * Math.PI * hertz * i / RATE);
        }
        return 2 * Math.hypot(real, imaginary) / sound.length;
    }

    private static float[] sine(double hertz) {
        float[] sine = new float[RATE / 2];
        for (int i = 0; i < sine.length; i++) {
            sine[i] = (float) (0.3 * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return sine;
    }
}
