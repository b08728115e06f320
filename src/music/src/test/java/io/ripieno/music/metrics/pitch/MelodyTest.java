package io.ripieno.music.metrics.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripieno.music.metrics.Fixtures;
import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MelodyTest {
    private static final double[] TIMES = {0, 0.1, 0.2, 0.3};

    @Test
    void countsVoicingPitchAndChromaApart() {
        MelodyTrack truth = MelodyTrack.of(TIMES, new double[] {440, 440, 440, 0});
        MelodyTrack said = MelodyTrack.of(TIMES, new double[] {440, 880, -440, 330});

        assertThat(Melody.score(truth, said, Melody.CENTS)).isEqualTo(new MelodyScores(2 / 3.0, 1, 2 / 3.0, 1, 0.25));
    }

    @Test
    void neitherTranspositionNorASharedPermutationOfFramesMatters() {
        double[] truth = {440, 0, 220, 300};
        double[] said = {445, 100, 0, 600};
        MelodyScores scores = Melody.score(MelodyTrack.of(TIMES, truth), MelodyTrack.of(TIMES, said), Melody.CENTS);

        assertThat(Melody.score(
                        MelodyTrack.of(
                                TIMES, Arrays.stream(truth).map(f -> 2 * f).toArray()),
                        MelodyTrack.of(
                                TIMES, Arrays.stream(said).map(f -> 2 * f).toArray()),
                        Melody.CENTS))
                .isEqualTo(scores);
        assertThat(Melody.score(
                        MelodyTrack.of(TIMES, new double[] {truth[3], truth[2], truth[1], truth[0]}),
                        MelodyTrack.of(TIMES, new double[] {said[3], said[2], said[1], said[0]}),
                        Melody.CENTS))
                .isEqualTo(scores);
    }

    @Test
    void drawsPitchOnStraightLinesBetweenFramesAndKeepsSilence() {
        MelodyTrack truth = MelodyTrack.of(new double[] {0, 0.05, 0.1, 0.15, 0.2}, new double[] {200, 200, 200, 0, 0});
        MelodyTrack said = MelodyTrack.of(new double[] {0, 0.1, 0.2}, new double[] {200, 200, 0});

        // At 0.15 s the last frame still says 200 Hz: a false alarm.
        assertThat(Melody.score(truth, said, Melody.CENTS)).isEqualTo(new MelodyScores(1, 0.5, 1, 1, 0.8));
    }

    @Test
    void anEstimateThatEndsEarlyIsSilentThen() {
        MelodyTrack truth = MelodyTrack.of(TIMES, new double[] {440, 440, 440, 440});
        MelodyTrack said = MelodyTrack.of(new double[] {0, 0.1}, new double[] {440, 440});

        assertThat(Melody.score(truth, said, Melody.CENTS).voicingRecall()).isEqualTo(0.75);
    }

    @Test
    void equalsThePublishedFixtures() {
        Fixtures fixtures = Fixtures.of("melody");
        for (String number : Fixtures.NUMBERS) {
            double[][] truth = fixtures.rows("ref" + number + ".txt");
            double[][] said = fixtures.rows("est" + number + ".txt");
            MelodyTrack reference = MelodyTrack.of(Fixtures.column(truth, 0), Fixtures.column(truth, 1));
            MelodyTrack estimate = MelodyTrack.of(Fixtures.column(said, 0), Fixtures.column(said, 1));
            compare(Melody.score(reference, estimate, Melody.CENTS), fixtures.expected(number));
        }
    }

    /** Expected values from mir_eval 0.8.2. */
    @Test
    void weighsTruthAndConfidence() {
        double[] truth = {220, 220, 0, 330, 330, -330, 440, 440};
        double[] said = {221, 0, 222, 660, 325, 330, 0, -445, 441, 441};
        double[] confidence = {0.9, 0.2, 0.4, 0.8, 0.6, 1, 0, 0.3, 0.7, 0.5};
        MelodyTrack reference = new MelodyTrack(steps(8, 0.1), truth, new double[] {1, 0.5, 0, 0.25, 1, 0, 1, 0.75});
        MelodyTrack estimate = new MelodyTrack(steps(10, 0.08), said, confidence);

        compare(
                Melody.score(reference, estimate, Melody.CENTS),
                0.6166666666666666,
                0.3375,
                0.8333333333333334,
                0.8333333333333334,
                0.6343749999999999);
        compare(
                Melody.score(MelodyTrack.of(steps(8, 0.1), truth), MelodyTrack.of(steps(10, 0.08), said), Melody.CENTS),
                0.6666666666666666,
                0.5,
                0.6666666666666666,
                0.6666666666666666,
                0.5);
    }

    /** Expected values from mir_eval 0.8.2 on the fixture's own weights and confidences. */
    @Test
    void weighsTruthAndConfidenceOfThePublishedFixture() {
        Fixtures fixtures = Fixtures.of("melody");
        double[][] truth = fixtures.rows("ref00.txt");
        double[][] said = fixtures.rows("est00.txt");
        MelodyTrack reference = new MelodyTrack(
                Fixtures.column(truth, 0),
                Fixtures.column(truth, 1),
                Fixtures.column(fixtures.rows("reward00.txt"), 1));
        MelodyTrack estimate = new MelodyTrack(
                Fixtures.column(said, 0),
                Fixtures.column(said, 1),
                Fixtures.column(fixtures.rows("voicingest00.txt"), 1));

        compare(
                Melody.score(reference, estimate, Melody.CENTS),
                0.7215054151624548,
                0.22463042757706322,
                0.9614488314801252,
                0.9614488314801252,
                0.7220741278060587);
    }

    @Test
    void refusesTracksThatAreNone() {
        assertThatThrownBy(() -> MelodyTrack.of(new double[] {0, 0}, new double[] {1, 1}))
                .isInstanceOf(MetricException.class)
                .hasMessage("times[1] is 0.0 s. Give times from 0 that rise.");
        assertThatThrownBy(() -> new MelodyTrack(new double[1], new double[1], new double[] {2}))
                .hasMessage("voicing[0] is 2.0. Give 0 to 1.");
        assertThatThrownBy(() -> MelodyTrack.of(new double[1], new double[] {Double.NaN}))
                .hasMessageContaining("hertz[0] is NaN");
        MelodyTrack empty = MelodyTrack.of(new double[0], new double[0]);
        assertThatThrownBy(() -> Melody.score(empty, empty, 50)).hasMessageContaining("no frames");
    }

    private static void compare(MelodyScores scores, JsonNode expected) {
        compare(
                scores,
                expected.get("Voicing Recall").asDouble(),
                expected.get("Voicing False Alarm").asDouble(),
                expected.get("Raw Pitch Accuracy").asDouble(),
                expected.get("Raw Chroma Accuracy").asDouble(),
                expected.get("Overall Accuracy").asDouble());
    }

    private static void compare(
            MelodyScores scores, double recall, double falseAlarm, double pitch, double chroma, double overall) {
        assertThat(scores.voicingRecall()).isCloseTo(recall, within(1e-12));
        assertThat(scores.voicingFalseAlarm()).isCloseTo(falseAlarm, within(1e-12));
        assertThat(scores.rawPitch()).isCloseTo(pitch, within(1e-12));
        assertThat(scores.rawChroma()).isCloseTo(chroma, within(1e-12));
        assertThat(scores.overall()).isCloseTo(overall, within(1e-12));
    }

    private static double[] steps(int count, double hop) {
        double[] times = new double[count];
        Arrays.setAll(times, i -> i * hop);
        return times;
    }
}
