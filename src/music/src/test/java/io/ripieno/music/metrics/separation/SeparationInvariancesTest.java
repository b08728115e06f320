package io.ripieno.music.metrics.separation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class SeparationInvariancesTest {
    private static final Offset<Double> DECIBELS = within(1e-4);
    private static final int SAMPLES = 500;
    private static final int TAPS = 12;
    private static final int[] ORDER = {2, 0, 1};
    private static final BssSettings SOURCES = settings(BssSettings.sources());
    private static final BssSettings IMAGES = settings(BssSettings.images());

    @RepeatedTest(3)
    void permutedEstimatesAreFoundAgain(RepetitionInfo run) {
        float[][][] truth = noise(run, 0);
        float[][][] said = mixed(truth, noise(run, 1));
        for (BssSettings settings : new BssSettings[] {SOURCES, IMAGES}) {
            BssScores scores = evaluate(truth, said, settings);
            BssScores turned = evaluate(truth, turned(said), settings);

            same(turned.sdr(), scores.sdr());
            same(turned.sir(), scores.sir());
            same(turned.sar(), scores.sar());
            for (int s = 0; s < ORDER.length; s++) {
                assertThat(ORDER[turned.permutation()[0][s]]).isEqualTo(scores.permutation()[0][s]);
            }
        }
    }

    @RepeatedTest(3)
    void sourcesMayStandInAnyOrder(RepetitionInfo run) {
        float[][][] truth = noise(run, 0);
        float[][][] said = mixed(truth, noise(run, 1));
        BssScores scores = evaluate(truth, said, IMAGES.permuted(false));
        BssScores turned = evaluate(turned(truth), turned(said), IMAGES.permuted(false));

        same(turned.isr(), rows(scores.isr()));
        same(turned.sir(), rows(scores.sir()));
        same(turned.sar(), rows(scores.sar()));
    }

    @RepeatedTest(3)
    void gainAndSignOfEstimatesDoNotCountWhereSourcesMayBeFiltered(RepetitionInfo run) {
        float[][][] truth = noise(run, 0);
        float[][][] said = mixed(truth, noise(run, 1));
        float[][][] louder = new float[3][][];
        Arrays.setAll(louder, s -> scaled(said[s], s == 1 ? -0.25f : 8));
        BssScores scores = evaluate(truth, said, SOURCES);
        BssScores other = evaluate(truth, louder, SOURCES);

        same(other.sdr(), scores.sdr());
        same(other.sir(), scores.sir());
        same(other.sar(), scores.sar());
        assertThat(evaluate(truth, louder, IMAGES).sdr()[0][0])
                .isNotCloseTo(evaluate(truth, said, IMAGES).sdr()[0][0], within(1.0));
        for (int s = 0; s < 3; s++) {
            assertThat(Ratios.scaleInvariant(truth[s], louder[s], true))
                    .isCloseTo(Ratios.scaleInvariant(truth[s], said[s], true), DECIBELS);
        }
    }

    @RepeatedTest(3)
    void aGainOfEverythingDoesNotCount(RepetitionInfo run) {
        float[][][] truth = noise(run, 0);
        float[][][] said = mixed(truth, noise(run, 1));
        float[][][] louderTruth = Arrays.stream(truth).map(s -> scaled(s, 4)).toArray(float[][][]::new);
        float[][][] louder = Arrays.stream(said).map(s -> scaled(s, 4)).toArray(float[][][]::new);
        BssScores scores = evaluate(truth, said, IMAGES);
        BssScores other = evaluate(louderTruth, louder, IMAGES);

        same(other.sdr(), scores.sdr());
        same(other.isr(), scores.isr());
        same(other.sar(), scores.sar());
        assertThat(Ratios.sdr(louderTruth[0], louder[0])).isCloseTo(Ratios.sdr(truth[0], said[0]), DECIBELS);
    }

    @RepeatedTest(3)
    void aDelayWithinTheFiltersCostsNothingWhereSourcesMayBeFiltered(RepetitionInfo run) {
        float[][][] truth = noise(run, 0);
        for (float[][] source : truth) {
            Arrays.fill(source[0], SAMPLES - TAPS, SAMPLES, 0);
        }
        int delay = 1 + run.getCurrentRepetition() * 3;
        float[][][] late = Arrays.stream(truth).map(s -> delayed(s, delay)).toArray(float[][][]::new);

        assertThat(evaluate(truth, late, SOURCES).sdr()[0][0]).isGreaterThan(100);
        assertThat(evaluate(truth, late, IMAGES).sdr()[0][0]).isLessThan(3);
        assertThat(evaluate(truth, truth, SOURCES).permutation())
                .isDeepEqualTo(evaluate(truth, late, SOURCES).permutation());
    }

    @RepeatedTest(3)
    void anOffsetDoesNotCountWhereMeansAreTakenOff(RepetitionInfo run) {
        float[][][] truth = noise(run, 0);
        float[][] said = mixed(truth, noise(run, 1))[0];
        float[][] higher = {said[0].clone()};
        for (int n = 0; n < SAMPLES; n++) {
            higher[0][n] += 0.5f;
        }

        assertThat(Ratios.scaleInvariant(truth[0], higher, true))
                .isCloseTo(Ratios.scaleInvariant(truth[0], said, true), DECIBELS);
        assertThat(Ratios.scaleInvariant(truth[0], higher, false))
                .isLessThan(Ratios.scaleInvariant(truth[0], said, false));
    }

    private static BssScores evaluate(float[][][] truth, float[][][] said, BssSettings settings) {
        return BssEval.evaluate(new Sources(truth), new Sources(said), settings);
    }

    private static BssSettings settings(BssSettings usual) {
        return new BssSettings(
                usual.variant(), usual.filters(), usual.framing(), usual.window(), usual.hop(), true, TAPS);
    }

    /** Three mono sources. */
    private static float[][][] noise(RepetitionInfo run, int kind) {
        Random random = new Random(10L * run.getCurrentRepetition() + kind);
        float[][][] noise = new float[3][1][SAMPLES];
        for (float[][] source : noise) {
            for (int n = 0; n < SAMPLES; n++) {
                source[0][n] = (float) random.nextGaussian();
            }
        }
        return noise;
    }

    private static float[][][] mixed(float[][][] truth, float[][][] hiss) {
        float[][][] said = new float[3][1][SAMPLES];
        for (int s = 0; s < 3; s++) {
            for (int n = 0; n < SAMPLES; n++) {
                said[s][0][n] = truth[s][0][n] + 0.3f * truth[(s + 1) % 3][0][n] + 0.2f * hiss[s][0][n];
            }
        }
        return said;
    }

    private static float[][] scaled(float[][] channels, float gain) {
        float[][] scaled = {channels[0].clone()};
        for (int n = 0; n < SAMPLES; n++) {
            scaled[0][n] *= gain;
        }
        return scaled;
    }

    private static float[][] delayed(float[][] channels, int samples) {
        float[][] late = new float[1][SAMPLES];
        System.arraycopy(channels[0], 0, late[0], samples, SAMPLES - samples);
        return late;
    }

    private static float[][][] turned(float[][][] sources) {
        return Arrays.stream(ORDER).mapToObj(s -> sources[s]).toArray(float[][][]::new);
    }

    private static double[][] rows(double[][] ratios) {
        return Arrays.stream(ORDER).mapToObj(s -> ratios[s]).toArray(double[][]::new);
    }

    private static void same(double[][] found, double[][] expected) {
        for (int s = 0; s < expected.length; s++) {
            assertThat(found[s]).containsExactly(expected[s], DECIBELS);
        }
    }
}
