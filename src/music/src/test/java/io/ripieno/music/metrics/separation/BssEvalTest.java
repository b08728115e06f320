package io.ripieno.music.metrics.separation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Expected figures are from museval 0.4.1 and mir_eval 0.8.2 on {@link Scenes}, unless they follow from the definitions. */
class BssEvalTest {
    private static final double DECIBELS = 1e-6;

    @Test
    void equalsMusevalWithGlobalFilters() {
        BssScores scores = BssEval.evaluate(Scenes.references(), Scenes.estimates(), BssSettings.v4(2500, 2000));

        near(
                scores.sdr(),
                new double[][] {{12.727230186704361, 12.74630932088606}, {-0.35371600017621174, -0.25058501019815577}});
        near(
                scores.isr(),
                new double[][] {{17.90967719836639, 17.908236398243627}, {-0.3068270038141923, -0.23199256062663093}});
        near(
                scores.sir(),
                new double[][] {{13.624449626726502, 13.42067218676136}, {18.58057730681399, 18.841838641009204}});
        near(
                scores.sar(),
                new double[][] {{27.00648057865571, 26.536699439391526}, {28.032675452579937, 26.993598899352925}});
    }

    @Test
    void equalsMusevalWithFiltersForEachWindow() {
        BssScores scores = BssEval.evaluate(Scenes.references(), Scenes.estimates(), BssSettings.v3(2500, 2000));

        near(
                scores.isr(),
                new double[][] {{15.910550327192773, 16.129641894542964}, {-0.3243006426352318, -0.22215908649091595}});
        near(
                scores.sir(),
                new double[][] {{14.785797042362226, 14.7366649807554}, {19.73107605568674, 20.12018026878271}});
        near(
                scores.sar(),
                new double[][] {{30.85969268395751, 30.49908273105264}, {31.23711108185164, 30.033651326524577}});
    }

    @Test
    void findsTheOrderOfSwappedEstimates() {
        BssScores images =
                BssEval.evaluate(Scenes.references(), Scenes.swapped(Scenes.estimates()), BssSettings.images());
        BssScores sources = BssEval.evaluate(
                Scenes.mono(Scenes.references()),
                Scenes.mono(Scenes.swapped(Scenes.estimates())),
                BssSettings.sources());

        assertThat(images.permutation()).isDeepEqualTo(new int[][] {{1, 0}});
        near(images.sdr(), new double[][] {{12.74597928}, {-0.30890501}}, 1e-7);
        near(images.sir(), new double[][] {{13.6360407}, {18.75650818}}, 1e-7);
        assertThat(sources.permutation()).isDeepEqualTo(new int[][] {{1, 0}});
        near(sources.sdr(), new double[][] {{13.258199802030202}, {17.828118460624385}});
        near(sources.sir(), new double[][] {{13.461861661417931}, {18.177087246137773}});
        near(sources.sar(), new double[][] {{26.839800879413666}, {29.01699500114008}});
        assertThat(sources.isr()[0][0]).isNaN();
    }

    @Test
    void neitherScaleOfSourcesNorTheirOrderMatters() {
        BssSettings settings = BssSettings.sources().permuted(false);
        Sources truth = Scenes.mono(Scenes.references());
        Sources said = Scenes.mono(Scenes.estimates());
        BssScores scores = BssEval.evaluate(truth, said, settings);
        BssScores swapped = BssEval.evaluate(Scenes.swapped(truth), Scenes.swapped(said), settings);
        BssScores louder = BssEval.evaluate(truth, scaled(said, 4), settings);

        near(louder.sdr(), scores.sdr());
        near(louder.sar(), scores.sar());
        near(swapped.sir(), new double[][] {scores.sir()[1], scores.sir()[0]});
    }

    @Test
    void equalChannelsAreNoObstacle() {
        Sources truth = doubled(Scenes.mono(Scenes.references()));
        Sources said = doubled(Scenes.mono(Scenes.estimates()));
        BssScores twice = BssEval.evaluate(truth, said, BssSettings.images());
        BssScores once = BssEval.evaluate(
                Scenes.mono(Scenes.references()), Scenes.mono(Scenes.estimates()), BssSettings.images());

        near(twice.sdr(), once.sdr());
        near(twice.sir(), once.sir(), 1e-4);
        near(twice.sar(), once.sar(), 1e-4);
    }

    @Test
    void aPerfectEstimateHasNoErrorAndOneSourceNoInterference() {
        Sources truth = Scenes.mono(Scenes.references());
        BssScores perfect = BssEval.evaluate(truth, truth, BssSettings.images());
        Sources one = new Sources(new float[][][] {truth.samples()[0]});
        Sources estimate =
                new Sources(new float[][][] {Scenes.mono(Scenes.estimates()).samples()[0]});

        assertThat(perfect.sdr()[0][0]).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(perfect.sar()[0][0]).isGreaterThan(100);
        assertThat(BssEval.evaluate(one, estimate, BssSettings.images()).sir()[0][0])
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void windowsInWhichASourceIsSilentAreNotDefined() {
        Sources truth = Scenes.references();
        java.util.Arrays.fill(truth.samples()[0][0], 2000, 4500, 0);
        java.util.Arrays.fill(truth.samples()[0][1], 2000, 4500, 0);
        for (BssSettings settings : new BssSettings[] {BssSettings.v4(2500, 2000), BssSettings.v3(2500, 2000)}) {
            BssScores scores = BssEval.evaluate(truth, Scenes.estimates(), settings);

            assertThat(scores.sdr()[1][0]).isFinite();
            assertThat(scores.sdr()[1][1]).isNaN();
            assertThat(scores.isr()[1][1]).isNaN();
            assertThat(scores.sir()[0][1]).isNaN();
            assertThat(scores.sar()[0][1]).isNaN();
        }
        assertThat(BssEval.evaluate(truth, Scenes.estimates(), BssSettings.v3(2500, 2000))
                        .permutation()[1])
                .containsExactly(-1, -1);
    }

    @Test
    void countsWindowsAsEachOriginalDoes() {
        BssSettings mirEval = BssSettings.sources().framewise(2000, 1000);

        assertThat(mirEval.windows(8000)).isEqualTo(7);
        assertThat(mirEval.windows(2900)).isEqualTo(1);
        assertThat(mirEval.to(0, 2900)).isEqualTo(2900);
        assertThat(BssSettings.v4(2000, 1000).to(0, 2900)).isEqualTo(2000);
        assertThat(BssSettings.v4(2000, 1000).windows(2000)).isEqualTo(1);
        assertThat(BssSettings.v4(2000, Integer.MAX_VALUE).windows(6000)).isEqualTo(1);
    }

    @Test
    void refusesWhatHasNoRatios() {
        Sources truth = Scenes.references();
        Sources mono = Scenes.mono(truth);
        Sources silent = new Sources(new float[2][2][6000]);

        assertThatThrownBy(() -> BssEval.evaluate(truth, mono, BssSettings.images()))
                .isInstanceOf(MetricException.class)
                .hasMessage(
                        "The references are 2 sources x 2 channels x 6000 samples and the estimates 2 sources x 1 channels x 6000 samples."
                                + " Give the same number of both, with the same channels and length.");
        assertThatThrownBy(() -> BssEval.evaluate(truth, silent, BssSettings.images()))
                .hasMessage(
                        "Estimate 0 is silent from end to end, which is when its channels add up to 0 everywhere, and no ratio is defined for that. Leave the source out.");
        assertThatThrownBy(() -> BssEval.evaluate(silent, truth, BssSettings.images()))
                .hasMessageStartingWith("Reference 0 is silent");
        assertThatThrownBy(() -> new Sources(new float[101][1][1])).hasMessageContaining("101 sources");
        assertThatThrownBy(() -> new Sources(new float[0][][])).hasMessageContaining("nothing to compare");
        assertThatThrownBy(() -> new Sources(new float[][][] {{new float[2]}, {new float[3]}}))
                .hasMessageContaining("Channel 0 of source 1 has 3 samples");
        Sources many = new Sources(noise(9));
        assertThatThrownBy(() -> BssEval.evaluate(many, many, BssSettings.sources()))
                .hasMessageContaining("9 sources have too many orders");
    }

    @Test
    void refusesFiltersThatTakeTooMuchMemory() {
        Sources sources = new Sources(noise(2));
        assertThatThrownBy(() -> BssEval.evaluate(sources, sources, withTaps(5000)))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("5000 taps for 2 channels of sources are 10000 unknowns")
                .hasMessageEndingWith("Give fewer taps, sources or channels.");
    }

    @Test
    void endsWhenItsThreadIsInterrupted() {
        Sources sources = new Sources(noise(2));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> BssEval.evaluate(sources, sources, withTaps(16)))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static BssSettings withTaps(int taps) {
        return new BssSettings(
                BssSettings.Variant.IMAGES,
                BssSettings.Filters.GLOBAL,
                BssSettings.Framing.MUSEVAL,
                BssSettings.WHOLE,
                1,
                false,
                taps);
    }

    private static float[][][] noise(int sources) {
        java.util.SplittableRandom random = new java.util.SplittableRandom(1);
        float[][][] noise = new float[sources][1][50];
        for (float[][] source : noise) {
            for (int n = 0; n < 50; n++) {
                source[0][n] = (float) random.nextDouble();
            }
        }
        return noise;
    }

    private static Sources doubled(Sources mono) {
        float[][][] samples = new float[mono.count()][][];
        for (int s = 0; s < samples.length; s++) {
            samples[s] = new float[][] {mono.samples()[s][0], mono.samples()[s][0]};
        }
        return new Sources(samples);
    }

    private static Sources scaled(Sources sources, float gain) {
        float[][][] samples = new float[sources.count()][sources.channels()][sources.length()];
        for (int s = 0; s < samples.length; s++) {
            for (int c = 0; c < samples[s].length; c++) {
                for (int n = 0; n < samples[s][c].length; n++) {
                    samples[s][c][n] = gain * sources.samples()[s][c][n];
                }
            }
        }
        return new Sources(samples);
    }

    private static void near(double[][] measured, double[][] expected) {
        near(measured, expected, DECIBELS);
    }

    private static void near(double[][] measured, double[][] expected, double tolerance) {
        assertThat(measured.length).isEqualTo(expected.length);
        for (int s = 0; s < expected.length; s++) {
            assertThat(measured[s].length).isEqualTo(expected[s].length);
            for (int w = 0; w < expected[s].length; w++) {
                assertThat(measured[s][w])
                        .as("source %d, window %d", s, w)
                        .isCloseTo(expected[s][w], within(tolerance));
            }
        }
    }
}
