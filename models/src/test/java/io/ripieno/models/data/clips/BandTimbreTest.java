package io.ripieno.models.data.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.data.phrase.Dice;
import org.junit.jupiter.api.Test;

class BandTimbreTest {
    private static final int FRAMES = 100;

    @Test
    void noneLeavesAStemAsItIs() {
        Powers stem = sloping(1);
        BandTimbre.NONE.apply(stem, new Dice(1), () -> sloping(-1));
        assertThat(stem.values()).isEqualTo(sloping(1).values());
    }

    @Test
    void strongOnesDifferByDrawMoreThanLightOnesAndAreFinite() {
        double light = 0;
        double strong = 0;
        for (int seed = 0; seed < 60; seed++) {
            light += change(BandTimbre.LIGHT, seed);
            strong += change(BandTimbre.STRONG, seed);
        }
        assertThat(light).isPositive();
        assertThat(strong).isGreaterThan(1.3 * light);
        assertThat(change(BandTimbre.STRONG, 3)).isEqualTo(change(BandTimbre.STRONG, 3));
    }

    @Test
    void aCurveTowardsAnotherSpectrumLeadsThereAsFarAsIsAsked() {
        float[] from = sloping(1).means();
        float[] to = sloping(-1).means();
        float[] none = BandCurve.towards(from, to, 0);
        float[] half = BandCurve.towards(from, to, 0.5);
        float[] all = BandCurve.towards(from, to, 1);
        for (int band = 5; band < Powers.BANDS - 5; band++) {
            assertThat(none[band]).isEqualTo(1);
            assertThat(from[band] * all[band]).isCloseTo(to[band], within(0.05f * to[band]));
            assertThat(half[band] * half[band]).isCloseTo(all[band], within(0.05f * all[band]));
        }
    }

    @Test
    void aDrawnCurveIsSmooth() {
        for (int seed = 0; seed < 20; seed++) {
            float[] curve = BandCurve.draw(new Dice(seed), 6);
            for (int band = 1; band < curve.length; band++) {
                double step = 10 * Math.log10(curve[band] / curve[band - 1]);
                assertThat(Math.abs(step)).isLessThan(12);
            }
        }
    }

    @Test
    void aRecordingHasTheLevelThatItsPeakGives() {
        Powers mix = sloping(1);
        BandRecording.level(mix, new Dice(4), -3);
        float loudest = 0;
        for (float level : mix.levels()) {
            loudest = Math.max(loudest, level);
        }
        assertThat(10 * Math.log10(loudest)).isBetween(-15.01, -8.99);
    }

    @Test
    void aRecordingOfAnyKindIsFiniteAndDiffersByDraw() {
        Powers first = sloping(1);
        Powers second = sloping(1);
        BandRecording.any(first, new Dice(1));
        BandRecording.any(second, new Dice(2));
        for (float value : first.values()) {
            assertThat(value).isFinite().isNotNegative();
        }
        assertThat(first.values()).isNotEqualTo(second.values());
    }

    /** How far it moves the spectrum, in nepers. */
    private static double change(BandTimbre timbre, int seed) {
        Powers stem = sloping(1);
        timbre.apply(stem, new Dice(seed), () -> sloping(-1));
        float[] before = sloping(1).means();
        float[] after = stem.means();
        double sum = 0;
        for (int band = 0; band < before.length; band++) {
            assertThat(after[band]).isFinite().isPositive();
            sum += Math.abs(Math.log(after[band] / before[band])) / before.length;
        }
        return sum;
    }

    /** Louder towards the high or the low bands, and falling in time. */
    private static Powers sloping(int side) {
        Powers powers = new Powers(FRAMES);
        for (int i = 0; i < powers.values().length; i++) {
            double band = i % Powers.BANDS;
            double frame = i / Powers.BANDS;
            powers.values()[i] = (float) Math.exp(side * 0.03 * (band - 48) - 0.02 * frame);
        }
        return powers;
    }
}
