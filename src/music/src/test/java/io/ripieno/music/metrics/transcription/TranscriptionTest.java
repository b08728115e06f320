package io.ripieno.music.metrics.transcription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripieno.music.metrics.FScore;
import io.ripieno.music.metrics.Fixtures;
import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.matching.BipartiteMatching;
import io.ripieno.music.metrics.matching.Hits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TranscriptionTest {
    private static final List<SoundingNote> TRUTH =
            List.of(new SoundingNote(0, 1, 440), new SoundingNote(1, 2, 220), new SoundingNote(2, 2.1, 330));

    @Test
    void countsOnsetPitchAndOffsetApart() {
        List<SoundingNote> said = List.of(
                new SoundingNote(0.05, 1.2, 440), // the offset at its bound
                new SoundingNote(1, 1.7, 220), // an offset that is too early
                new SoundingNote(2, 2.1, 350)); // another pitch
        TranscriptionScores scores = Transcription.score(TRUTH, said, Tolerances.MIREX);

        assertThat(scores.complete().notes()).isEqualTo(FScore.of(1, 3, 3));
        assertThat(scores.complete().overlap()).isCloseTo(0.95 / 1.2, within(1e-15));
        assertThat(scores.withoutOffset().notes()).isEqualTo(FScore.of(2, 3, 3));
        assertThat(scores.onsets()).isEqualTo(FScore.of(3, 3, 3));
        assertThat(scores.offsets()).isEqualTo(FScore.of(2, 3, 3));
    }

    @Test
    void strictBoundsAreNotIncluded() {
        List<SoundingNote> late = List.of(new SoundingNote(0.05, 1, 440));
        Tolerances strict = new Tolerances(0.05, 50, 0.2, 0.05, true);

        assertThat(Transcription.score(TRUTH, late, Tolerances.MIREX).onsets().recall())
                .isPositive();
        assertThat(Transcription.score(TRUTH, late, strict).onsets().recall()).isZero();
    }

    @Test
    void neitherOrderNorTimeNorKeyMatters() {
        Random random = new Random(3);
        List<SoundingNote> truth = notes(random, 40);
        List<SoundingNote> said = notes(random, 40);
        TranscriptionScores scores = Transcription.score(truth, said, Tolerances.MIREX);
        List<SoundingNote> moved =
                new ArrayList<>(said.stream().map(TranscriptionTest::moved).toList());
        Collections.shuffle(moved, random);
        TranscriptionScores again =
                Transcription.score(truth.stream().map(TranscriptionTest::moved).toList(), moved, Tolerances.MIREX);

        assertThat(scores.withoutOffset().notes().recall()).isPositive();
        assertThat(again.complete().notes()).isEqualTo(scores.complete().notes());
        assertThat(again.withoutOffset().notes())
                .isEqualTo(scores.withoutOffset().notes());
        assertThat(again.onsets()).isEqualTo(scores.onsets());
        assertThat(again.offsets()).isEqualTo(scores.offsets());
    }

    @Test
    void equalsThePublishedFixtures() {
        Fixtures fixtures = Fixtures.of("transcription");
        for (String number : Fixtures.NUMBERS) {
            TranscriptionScores scores = Transcription.score(
                    notes(fixtures.rows("ref" + number + ".txt")),
                    notes(fixtures.rows("est" + number + ".txt")),
                    Tolerances.MIREX);
            JsonNode expected = fixtures.expected(number);
            compare(scores.complete().notes(), expected, "Precision", "Recall", "F-measure");
            compare(
                    scores.withoutOffset().notes(),
                    expected,
                    "Precision_no_offset",
                    "Recall_no_offset",
                    "F-measure_no_offset");
            compare(scores.onsets(), expected, "Onset_Precision", "Onset_Recall", "Onset_F-measure");
            compare(scores.offsets(), expected, "Offset_Precision", "Offset_Recall", "Offset_F-measure");
            assertThat(scores.complete().overlap())
                    .isCloseTo(expected.get("Average_Overlap_Ratio").asDouble(), within(1e-12));
            assertThat(scores.withoutOffset().overlap())
                    .isCloseTo(expected.get("Average_Overlap_Ratio_no_offset").asDouble(), within(1e-12));
        }
    }

    @Test
    void notesThatWouldDoAreFoundAmongManyByTheirTimes() {
        List<SoundingNote> truth = notes(new Random(4), 60);
        List<SoundingNote> said = notes(new Random(5), 60);
        Tolerances wide = new Tolerances(1 / 32.0, 50, 0.5, 0.05, false);
        int[] near = BipartiteMatching.of(Hits.of(60, 60, (r, e) -> wide.onsetHits(truth.get(r), said.get(e))));
        assertThat(Transcription.score(truth, said, wide).onsets())
                .isEqualTo(FScore.of(Arrays.stream(near).filter(e -> e >= 0).count(), 60, 60));

        List<SoundingNote> piece = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            piece.add(new SoundingNote(i / 8.0, i / 8.0 + 0.1, 440));
        }
        assertThat(Transcription.score(piece, piece, Tolerances.MIREX)
                        .complete()
                        .notes())
                .isEqualTo(FScore.of(50_000, 50_000, 50_000));
    }

    @Test
    void moreHitsThanCanBeMatchedAreRefused() {
        List<SoundingNote> chord = Collections.nCopies(5000, new SoundingNote(0, 1, 440));
        assertThatThrownBy(() -> Transcription.score(chord, chord, Tolerances.MIREX))
                .isInstanceOf(MetricException.class)
                .hasMessage("Of 5000 references and 5000 estimates more than 16777216 pairs would do. Give narrower"
                        + " tolerances, or parts.");
    }

    @Test
    void refusesNotesThatDoNotSoundAndBoundsBelowZero() {
        assertThatThrownBy(() -> new SoundingNote(1, 1, 440))
                .isInstanceOf(MetricException.class)
                .hasMessage(
                        "A note from 1.0 to 1.0 s does not sound. Give an onset of 0 or more and an offset after it.");
        assertThatThrownBy(() -> new SoundingNote(1, 2, 0))
                .hasMessageContaining("0.0 Hz")
                .hasMessageEndingWith("out.");
        assertThatThrownBy(() -> new Tolerances(-1, 50, 0.2, 0.05, false)).hasMessageEndingWith("Give 0 or more.");
    }

    private static void compare(FScore score, JsonNode expected, String precision, String recall, String f) {
        assertThat(score.precision()).isCloseTo(expected.get(precision).asDouble(), within(1e-12));
        assertThat(score.recall()).isCloseTo(expected.get(recall).asDouble(), within(1e-12));
        assertThat(score.f()).isCloseTo(expected.get(f).asDouble(), within(1e-12));
    }

    private static List<SoundingNote> notes(double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> new SoundingNote(row[0], row[1], row[2]))
                .toList();
    }

    private static List<SoundingNote> notes(Random random, int count) {
        List<SoundingNote> notes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double onset = random.nextInt(64) / 32.0;
            notes.add(new SoundingNote(onset, onset + 0.25, 220 * Math.pow(2, random.nextInt(4) / 12.0)));
        }
        return notes;
    }

    private static SoundingNote moved(SoundingNote note) {
        return new SoundingNote(note.onset() + 2, note.offset() + 2, note.hertz() * 2);
    }
}
