package io.ripieno.music.metrics.latent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GapTest {
    private static final double[] SCORES = {4, 3, 1, 9};

    @Test
    void isBetweenTheTwoLargestUnlessOneIsWanted() {
        assertThat(Gap.of(SCORES)).isEqualTo(new Gap(5, -1));
        assertThat(Gap.of(SCORES, 3)).isEqualTo(new Gap(5, 0));
        assertThat(Gap.of(SCORES, 0)).isEqualTo(new Gap(-5, 3));
    }

    @Test
    void theLastOfEqualScoresIsTheLargest() {
        assertThat(Gap.of(new double[] {2, 7, 7}, 2)).isEqualTo(new Gap(0, 1));
        assertThat(Gap.of(new double[] {2, 7, 7}, 1)).isEqualTo(new Gap(0, 2));
        assertThat(Gap.of(new double[] {2, 2, 7}, 2)).isEqualTo(new Gap(5, 1));
    }

    @Test
    void ofOneScoreIsNoNumber() {
        assertThat(Gap.of(new double[] {2}).size()).isNaN();
    }
}
