package io.ripieno.music.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpecMaskTest {
    private static final int BANDS = 20;
    private static final int FRAMES = 30;

    @Test
    void fillsOneBandOfFrequenciesAndOneSpanOfTimeBelowTheirLimits() {
        SpecMask mask = SpecMask.forEast(5, 8);
        Random random = new Random(1);
        boolean masked = false;
        for (int run = 0; run < 200; run++) {
            float[] picture = new float[BANDS * FRAMES + 2];
            mask.apply(picture, 1, BANDS, FRAMES, random);

            int rows = 0;
            int columns = 0;
            int filled = 0;
            for (int band = 0; band < BANDS; band++) {
                int row = 1 + band * FRAMES;
                rows += allFilled(Arrays.copyOfRange(picture, row, row + FRAMES)) ? 1 : 0;
            }
            for (int frame = 0; frame < FRAMES; frame++) {
                float[] column = new float[BANDS];
                for (int band = 0; band < BANDS; band++) {
                    column[band] = picture[1 + band * FRAMES + frame];
                    filled += column[band] != 0 ? 1 : 0;
                }
                columns += allFilled(column) ? 1 : 0;
            }
            assertThat(rows).isLessThan(5);
            assertThat(columns).isLessThan(8);
            assertThat(filled).isEqualTo(rows * FRAMES + columns * BANDS - rows * columns);
            assertThat(picture[0]).isZero();
            assertThat(picture[picture.length - 1]).isZero();
            masked |= rows > 0 && columns > 0;
        }
        assertThat(masked).isTrue();
    }

    private static boolean allFilled(float[] values) {
        for (float value : values) {
            if (value != (float) (3.7 / 3.1)) {
                return false;
            }
        }
        return true;
    }

    @Test
    void isRepeatedByItsSeed() {
        SpecMask mask = SpecMask.forEast(10, 10);
        float[] first = new float[BANDS * FRAMES];
        float[] second = new float[BANDS * FRAMES];
        mask.apply(first, 0, BANDS, FRAMES, new Random(5));
        mask.apply(second, 0, BANDS, FRAMES, new Random(5));

        assertThat(first).isEqualTo(second);
    }

    @Test
    void staysInsideAPictureThatIsSmallerThanItsLimits() {
        SpecMask mask = SpecMask.forEast(48, 192);
        Random random = new Random(2);
        for (int run = 0; run < 1_000; run++) {
            mask.apply(new float[12], 0, 4, 3, random);
        }
    }

    @Test
    void withLimitsOfZeroMasksNothing() {
        float[] picture = new float[BANDS * FRAMES];
        SpecMask.forEast(0, 0).apply(picture, 0, BANDS, FRAMES, new Random(3));

        assertThat(picture).containsOnly(0);
    }

    @Test
    void refusesNegativeLimits() {
        assertThatThrownBy(() -> SpecMask.forEast(-1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1 bands");
    }
}
