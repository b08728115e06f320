package io.ripieno.music.metrics.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripieno.music.metrics.Fixtures;
import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MultipitchTest {
    private static final double[] TIMES = {0, 1, 2};

    @Test
    void countsSubstitutionsMissesAndFalseAlarms() {
        MultipitchTrack truth = new MultipitchTrack(TIMES, new double[][] {{220, 330}, {220}, {}});
        MultipitchTrack said = new MultipitchTrack(TIMES, new double[][] {{220, 500}, {}, {100}});

        assertThat(Multipitch.score(truth, said, Multipitch.WINDOW))
                .isEqualTo(new MultipitchScores(1 / 3.0, 1 / 3.0, 0.2, 1 / 3.0, 1 / 3.0, 1 / 3.0, 1));
    }

    @Test
    void chromaForgivesOctavesAndGoesRoundThem() {
        MultipitchTrack truth = new MultipitchTrack(TIMES, new double[][] {{220}, {261.6}, {}});
        // The second is a quarter of a semitone under the C an octave higher.
        MultipitchTrack said = new MultipitchTrack(TIMES, new double[][] {{440}, {515.7}, {}});

        assertThat(Multipitch.score(truth, said, Multipitch.WINDOW).recall()).isZero();
        assertThat(Multipitch.scoreChroma(truth, said, Multipitch.WINDOW).recall())
                .isEqualTo(1);
    }

    @Test
    void takesTheNearestFrameAndSilenceOutside() {
        MultipitchTrack truth =
                new MultipitchTrack(new double[] {0.4, 0.5, 0.6, 3}, new double[][] {{220}, {220}, {330}, {330}});
        MultipitchTrack said = new MultipitchTrack(new double[] {0, 1, 2}, new double[][] {{220}, {330}, {330}});

        assertThat(Multipitch.score(truth, said, Multipitch.WINDOW).recall()).isEqualTo(0.75);
    }

    @Test
    void equalsThePublishedFixtures() {
        Fixtures fixtures = Fixtures.of("multipitch");
        for (String number : Fixtures.NUMBERS) {
            MultipitchTrack truth = track(fixtures.rows("ref" + number + ".txt"));
            MultipitchTrack said = track(fixtures.rows("est" + number + ".txt"));
            JsonNode expected = fixtures.expected(number);
            compare(Multipitch.score(truth, said, Multipitch.WINDOW), expected, "");
            compare(Multipitch.scoreChroma(truth, said, Multipitch.WINDOW), expected, "Chroma ");
        }
    }

    @Test
    void refusesTracksThatAreNone() {
        assertThatThrownBy(() -> new MultipitchTrack(new double[2], new double[1][0]))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("2 times do not go with 1 frames");
        assertThatThrownBy(() -> new MultipitchTrack(new double[1], new double[][] {{0}}))
                .hasMessageContaining("Frame 0 has a pitch of 0.0 Hz");
    }

    private static void compare(MultipitchScores scores, JsonNode expected, String kind) {
        double[] measured = {
            scores.precision(),
            scores.recall(),
            scores.accuracy(),
            scores.substitution(),
            scores.miss(),
            scores.falseAlarm(),
            scores.total()
        };
        String[] names = {
            "Precision", "Recall", "Accuracy", "Substitution Error", "Miss Error", "False Alarm Error", "Total Error"
        };
        for (int i = 0; i < names.length; i++) {
            assertThat(measured[i])
                    .as(kind + names[i])
                    .isCloseTo(expected.get(kind + names[i]).asDouble(), within(1e-12));
        }
    }

    private static MultipitchTrack track(double[][] rows) {
        return new MultipitchTrack(
                Fixtures.column(rows, 0),
                Arrays.stream(rows)
                        .map(row -> Arrays.copyOfRange(row, 1, row.length))
                        .toArray(double[][]::new));
    }
}
