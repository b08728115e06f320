package io.ripieno.music.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VggishFrontEndTest {
    private static final double DIGITS = 1e-5;

    private static float[] extract(float[] mono) {
        FrontEnd frontEnd = FrontEnds.create("vggish-log-mel");
        float[] picture = new float[64 * frontEnd.frames(mono.length)];
        frontEnd.extract(mono, 0, mono.length, picture, 0);
        return picture;
    }

    /** Golden values on which the published mel code and an independent implementation agree. */
    @Test
    void agreesWithTheGoldenValues() {
        float[] picture = extract(TwoSines.oneSecond(16_000));

        assertThat(picture).hasSize(64 * 98);
        int[][] cells = {{0, 0}, {9, 0}, {10, 0}, {11, 0}, {20, 50}, {63, 50}, {30, 95}};
        double[] golden = {-3.722788, 3.645803, 1.791246, -0.533530, 3.388975, -4.603325, -4.364884};
        for (int i = 0; i < cells.length; i++) {
            assertThat((double) picture[cells[i][0] * 98 + cells[i][1]]).isCloseTo(golden[i], within(DIGITS));
        }
    }

    @Test
    void agreesWithTheMomentsOfTheFirstPatch() {
        VggishFrontEnd frontEnd = new VggishFrontEnd();
        float[] patch = new float[96 * 64];
        assertThat(frontEnd.patches(16_000)).isEqualTo(1);
        frontEnd.extractPatches(TwoSines.oneSecond(16_000), 0, 16_000, patch, 0);
        float[] sorted = patch.clone();
        Arrays.sort(sorted);

        assertThat(Moments.mean(patch)).isCloseTo(-2.929384, within(DIGITS));
        assertThat(Moments.deviation(patch)).isCloseTo(2.513412, within(DIGITS));
        assertThat((double) sorted[0]).isCloseTo(-4.604266, within(DIGITS));
        assertThat((double) sorted[sorted.length - 1]).isCloseTo(4.089175, within(DIGITS));
    }

    @Test
    void cutsPatchesOfTimeByBandsFromThePicture() {
        Random random = new Random(1);
        float[] mono = new float[40_003];
        for (int n = 0; n < mono.length; n++) {
            mono[n] = (float) random.nextGaussian();
        }
        VggishFrontEnd frontEnd = new VggishFrontEnd();
        int frames = frontEnd.frames(40_000);
        float[] picture = new float[64 * frames];
        frontEnd.extract(mono, 3, 40_000, picture, 0);
        float[] patches = new float[1 + 2 * 96 * 64];
        frontEnd.extractPatches(mono, 3, 40_000, patches, 1);

        assertThat(frontEnd.patches(40_000)).isEqualTo(2);
        for (int k = 0; k < 192; k++) {
            for (int band = 0; band < 64; band++) {
                assertThat(patches[1 + k * 64 + band]).isEqualTo(picture[band * frames + k]);
            }
        }
    }

    @Test
    void givesTenPatchesForTenSecondsAndNoneForLessThanOne() {
        VggishFrontEnd frontEnd = new VggishFrontEnd();

        assertThat(frontEnd.frames(160_000)).isEqualTo(998);
        assertThat(frontEnd.patches(160_000)).isEqualTo(10);
        assertThat(frontEnd.patches(15_599)).isZero();
        assertThat(frontEnd.patches(15_600)).isEqualTo(1);
        assertThat(frontEnd.patches(0)).isZero();
    }

    @Test
    void givesTheFloorForSilence() {
        assertThat(extract(new float[1_000])).containsOnly((float) Math.log(0.01));
    }

    @Test
    void saysHowMuchAudioItNeeds() {
        assertThatThrownBy(() -> new VggishFrontEnd().frames(399))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(399 samples)")
                .hasMessageContaining("needs 400 samples");
    }
}
