package io.ripieno.music.metrics.melody.feature;

import static io.ripieno.music.metrics.melody.feature.Tunes.note;
import static io.ripieno.music.metrics.melody.feature.Tunes.stroke;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.melody.feature.FeatureSettings.BarFrames;
import io.ripieno.music.metrics.melody.feature.FeatureSettings.Normalisation;
import io.ripieno.music.score.Barlines;
import io.ripieno.music.score.Interval;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.Transposition;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Goldens marked so were computed with pretty_midi 0.2.11 from the same notes; the others by hand. */
class FeatureTest {
    private static final FeatureSettings PUBLISHED = FeatureSettings.PUBLISHED;
    private static final List<Note> MELODY = List.of(
            note(60, 80, 0, 60),
            note(64, 90, 60, 30),
            note(62, 70, 90, 30),
            note(67, 80, 120, 90),
            note(60, 100, 240, 120),
            note(71, 80, 360, 20),
            note(72, 80, 380, 20),
            note(74, 80, 400, 20),
            note(64, 80, 420, 240),
            note(64, 60, 690, 15));
    private static final List<Note> CHORDS =
            List.of(note(48, 60, 0, 240), note(52, 60, 0, 240), note(43, 60, 240, 240), note(55, 60, 240, 240));
    private static final Score SCORE = Tunes.score(
            Metre.FOUR_FOUR,
            3,
            120,
            List.of(
                    Part.of("Drums", "", List.of(stroke(36, 0), stroke(36, 45), stroke(36, 135))),
                    Part.of("Melody", "", MELODY),
                    Part.of("Chords", "", CHORDS)));
    private static final PlayedTune TUNE = PlayedTune.of(SCORE);

    @Test
    void countsPitchesAndNotes() {
        assertThat(Feature.TOTAL_USED_PITCH.of(TUNE, PUBLISHED)).containsExactly(7);
        assertThat(Feature.BAR_USED_PITCH.of(TUNE, PUBLISHED)).containsExactly(4, 5, 1);
        assertThat(Feature.TOTAL_USED_NOTE.of(TUNE, PUBLISHED)).containsExactly(10);
        assertThat(Feature.BAR_USED_NOTE.of(TUNE, PUBLISHED)).containsExactly(4, 5, 1);
        assertThat(Feature.PITCH_RANGE.of(TUNE, PUBLISHED)).containsExactly(14);
    }

    @Test
    void leavesOutBarsBeyondTheNumberAndFillsUpToIt() {
        assertThat(Feature.BAR_USED_NOTE.of(TUNE, PUBLISHED.withBars(2))).containsExactly(4, 5);
        assertThat(Feature.BAR_USED_PITCH.of(TUNE, PUBLISHED.withBars(5))).containsExactly(4, 5, 1, 0, 0);
        assertThat(Feature.BAR_PITCH_CLASS_HISTOGRAM.of(TUNE, PUBLISHED.withBars(5)))
                .hasSize(60)
                .endsWith(new double[24]);
        assertThat(Feature.BAR_PITCH_CLASS_HISTOGRAM.of(TUNE, PUBLISHED.withBars(2)))
                .hasSize(24);
    }

    @Test
    void weighsPitchClassesByWhatSounds() {
        // pretty_midi: row sums of the piano roll of the melody, folded.
        assertThat(Feature.TOTAL_PITCH_CLASS_HISTOGRAM.of(TUNE, PUBLISHED))
                .containsExactly(
                        new double[] {
                            0.3434704830053667,
                            0,
                            0.0695438282647585,
                            0,
                            0.42419499105545616,
                            0,
                            0,
                            0.13416815742397137,
                            0,
                            0,
                            0,
                            0.028622540250447227
                        },
                        within(1e-15));
    }

    @Test
    void weighsPitchClassesInEachBar() {
        double[] bars = Feature.BAR_PITCH_CLASS_HISTOGRAM.of(TUNE, PUBLISHED);

        // First bar: 50 frames of C at 80, 25 of E at 90, 25 of D at 70, 75 of G at 80.
        double first = 50 * 80 + 25 * 90 + 25 * 70 + 75 * 80;
        assertThat(bars).hasSize(36);
        assertThat(bars[0]).isCloseTo(4000 / first, within(1e-15));
        assertThat(bars[2]).isCloseTo(1750 / first, within(1e-15));
        assertThat(bars[4]).isCloseTo(2250 / first, within(1e-15));
        assertThat(bars[7]).isCloseTo(6000 / first, within(1e-15));
        // Last bar: E alone, held over the bar line.
        assertThat(bars[28]).isEqualTo(1);
    }

    @Test
    void cutsBarsInTimeAt120UnlessToldOtherwise() {
        PlayedTune slow = PlayedTune.of(Tunes.score(Metre.FOUR_FOUR, 3, 60, SCORE.parts()));

        assertThat(Feature.BAR_PITCH_CLASS_HISTOGRAM.of(slow, PUBLISHED)).hasSize(72);
        assertThat(Feature.BAR_PITCH_CLASS_HISTOGRAM.of(
                        slow, new FeatureSettings(FeatureSettings.ALL, BarFrames.OF_THE_TUNE, Normalisation.NONE)))
                .containsExactly(Feature.BAR_PITCH_CLASS_HISTOGRAM.of(TUNE, PUBLISHED), within(0.01));
    }

    @Test
    void countsWhichPitchClassLeadsToWhich() {
        double[] expected = new double[144];
        // pretty_midi: get_pitch_class_transition_matrix() of the whole file.
        int[][] counts = {
            {0, 2, 1}, {0, 4, 1}, {0, 7, 2}, {0, 11, 1}, {2, 4, 1}, {2, 7, 1}, {4, 2, 1}, {4, 7, 2}, {11, 0, 1}
        };
        for (int[] count : counts) {
            expected[12 * count[0] + count[1]] = count[2];
        }

        assertThat(Feature.PITCH_CLASS_TRANSITION_MATRIX.of(TUNE, PUBLISHED)).containsExactly(expected);
    }

    @Test
    void normalisesTransitionsByRowsOrInAll() {
        double[] counts = Feature.PITCH_CLASS_TRANSITION_MATRIX.of(TUNE, PUBLISHED);
        double[] rows = Feature.PITCH_CLASS_TRANSITION_MATRIX.of(TUNE, with(Normalisation.ROW));
        double[] total = Feature.PITCH_CLASS_TRANSITION_MATRIX.of(TUNE, with(Normalisation.TOTAL));

        for (int i = 0; i < 144; i++) {
            assertThat(total[i]).isCloseTo(counts[i] / 11, within(1e-15));
        }
        assertThat(rows[4]).isEqualTo(0.2);
        assertThat(rows[7]).isEqualTo(0.4);
        assertThat(rows[132]).isEqualTo(1);
        assertThat(rows[12]).isZero();
    }

    @Test
    void averagesStepsAndTimesBetweenOnsets() {
        // numpy over the notes; pretty_midi's get_onsets() has 17 times, the drums' among them.
        assertThat(Feature.AVERAGE_PITCH_SHIFT.of(TUNE, PUBLISHED)[0]).isCloseTo(4.666666666666667, within(1e-15));
        assertThat(Feature.AVERAGE_INTER_ONSET_INTERVAL.of(TUNE, PUBLISHED)[0]).isCloseTo(0.359375, within(1e-15));
    }

    @Test
    void sortsNotesIntoTwelveLengths() {
        assertThat(Feature.NOTE_LENGTH_HISTOGRAM.of(TUNE, PUBLISHED))
                .containsExactly(new double[] {0.1, 0.1, 0.1, 0.2, 0.1, 0, 0.1, 0, 0, 0, 0, 0.3}, within(1e-15));
        assertThat(Feature.NOTE_LENGTH_TRANSITION_MATRIX.of(TUNE, PUBLISHED))
                .containsExactly(matrix(12, 2, 3, 3, 6, 1, 11, 11, 11, 0, 4));
    }

    @Test
    void sortsRestsIntoTwelveMore() {
        double[] histogram = Feature.NOTE_LENGTH_HISTOGRAM_WITH_RESTS.of(TUNE, PUBLISHED);

        assertThat(histogram).hasSize(24);
        assertThat(histogram[15]).isCloseTo(2 / 12.0, within(1e-15));
        assertThat(histogram[11]).isCloseTo(3 / 12.0, within(1e-15));
        assertThat(Feature.NOTE_LENGTH_TRANSITION_MATRIX_WITH_RESTS.of(TUNE, PUBLISHED))
                .containsExactly(matrix(24, 2, 3, 3, 6, 15, 1, 11, 11, 11, 0, 15, 4));
    }

    @Test
    void restsThatAreNearNoLengthDoNotCount() {
        // Gaps of 60, 59 and 20 units against classes of 72, 48 and 18: only the last is within 3.
        PlayedTune tune = tune(
                Metre.FOUR_FOUR,
                note(60, 80, 0, 60),
                note(60, 80, 210, 60),
                note(60, 80, 415, 5),
                note(60, 80, 470, 60));

        double[] histogram = Feature.NOTE_LENGTH_HISTOGRAM_WITH_RESTS.of(tune, PUBLISHED);
        assertThat(histogram[12 + 7]).isEqualTo(0.2);
        assertThat(IntStream.range(12, 24).mapToDouble(i -> histogram[i]).sum()).isEqualTo(0.2);
    }

    @Test
    void noteLengthsAreThoseOfABarOfAnyMetre() {
        PlayedTune waltz = tune(Metre.of(3, 4), note(60, 80, 0, 180), note(62, 80, 180, 90), note(64, 80, 270, 90));

        double[] histogram = Feature.NOTE_LENGTH_HISTOGRAM.of(waltz, PUBLISHED);
        assertThat(histogram[0]).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(histogram[1]).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(Feature.BAR_USED_NOTE.of(waltz, PUBLISHED)).containsExactly(1, 2);
    }

    @Test
    void transpositionTurnsHistogramsAndLeavesTheRest() throws ScoreException {
        PlayedTune higher = PlayedTune.of(Transposition.of(SCORE, Interval.parse("P4")));

        for (Feature feature : Feature.values()) {
            double[] before = feature.of(TUNE, PUBLISHED);
            double[] after = feature.of(higher, PUBLISHED);
            switch (feature) {
                case TOTAL_PITCH_CLASS_HISTOGRAM, BAR_PITCH_CLASS_HISTOGRAM -> {
                    for (int i = 0; i < before.length; i++) {
                        assertThat(after[i / 12 * 12 + (i + 5) % 12]).isCloseTo(before[i], within(1e-15));
                    }
                }
                case PITCH_CLASS_TRANSITION_MATRIX -> {
                    for (int i = 0; i < before.length; i++) {
                        assertThat(after[(i / 12 + 5) % 12 * 12 + (i + 5) % 12]).isEqualTo(before[i]);
                    }
                }
                default -> assertThat(after).containsExactly(before);
            }
        }
    }

    @Test
    void saysWhichFeaturesHaveAsManyValuesAsBars() {
        for (Feature feature : Feature.values()) {
            int two = feature.of(TUNE, PUBLISHED.withBars(2)).length;
            int four = feature.of(TUNE, PUBLISHED.withBars(4)).length;
            assertThat(two != four).as(feature.word()).isEqualTo(feature.isOfBars());
            assertThat(two % feature.columns()).as(feature.word()).isZero();
        }
    }

    @Test
    void takesThePartThatIsNamed() {
        assertThat(Feature.TOTAL_USED_NOTE.of(PlayedTune.of(SCORE, "Chords"), PUBLISHED))
                .containsExactly(4);
        assertThatThrownBy(() -> PlayedTune.of(SCORE, "Bass"))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("partId (Bass)")
                .hasMessageContaining("Melody");
        assertThatThrownBy(() -> PlayedTune.of(SCORE, "Drums")).hasMessageContaining("no notes");
    }

    @Test
    void refusesScoresThatAreNotPlayedOut() {
        Score folded = new Score(
                SCORE.metadata(),
                SCORE.parts(),
                List.of(
                        SCORE.measures().get(0).with(Barlines.PLAIN.withEndRepeat(2)),
                        SCORE.measures().get(1)),
                SCORE.tempos(),
                SCORE.keys(),
                List.of());

        assertThatThrownBy(() -> PlayedTune.of(folded)).hasMessageContaining("Unfolding.of");
    }

    @Test
    void aSingleNoteHasNoSteps() {
        PlayedTune tune = tune(Metre.FOUR_FOUR, note(60, 80, 0, 60));

        assertThatThrownBy(() -> Feature.AVERAGE_PITCH_SHIFT.of(tune, PUBLISHED))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("one note");
        assertThatThrownBy(() -> Feature.AVERAGE_INTER_ONSET_INTERVAL.of(tune, PUBLISHED))
                .isInstanceOf(MetricException.class);
        assertThat(Feature.PITCH_CLASS_TRANSITION_MATRIX.of(tune, PUBLISHED)).containsOnly(0);
    }

    private static FeatureSettings with(Normalisation normalisation) {
        return new FeatureSettings(FeatureSettings.ALL, BarFrames.AT_120, normalisation);
    }

    private static PlayedTune tune(Metre metre, Note... notes) {
        return PlayedTune.of(Tunes.score(metre, 4, 120, List.of(Part.of("P1", "", List.of(notes)))));
    }

    /** Counts of the pairs of neighbours. */
    private static double[] matrix(int side, int... classes) {
        double[] matrix = new double[side * side];
        for (int i = 1; i < classes.length; i++) {
            matrix[side * classes[i - 1] + classes[i]]++;
        }
        return matrix;
    }
}
