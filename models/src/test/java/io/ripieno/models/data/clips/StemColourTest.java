package io.ripieno.models.data.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.data.augment.Effect;
import io.ripieno.models.data.phrase.Dice;
import java.util.Arrays;
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

    private static float[] sine(double hertz) {
        float[] sine = new float[RATE / 2];
        for (int i = 0; i < sine.length; i++) {
            sine[i] = (float) (0.3 * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return sine;
    }
}
