package io.ripieno.music.metrics.melody.descriptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.melody.feature.Tunes;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Score;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Goldens were computed with muspy 0.5.0. */
class DescriptivesTest {
    private static final StepPiece TUNE = new StepPiece(24, row(6, 76, 75, 76, 75, 76, 71, 74, 72, 69), List.of());
    private static final List<StepNote> DRUMS = notes(new int[][] {
        {0, 36, 2}, {6, 42, 2}, {16, 42, 2}, {24, 38, 2}, {45, 42, 2}, {104, 36, 2}, {112, 38, 2}, {200, 42, 3}
    });
    private static final StepPiece BAND = new StepPiece(
            24,
            notes(new int[][] {
                {0, 60, 24}, {0, 64, 24}, {0, 67, 48}, {24, 65, 24}, {40, 67, 20},
                {96, 60, 48}, {96, 64, 96}, {100, 67, 40}, {110, 71, 30}, {288, 62, 24}
            }),
            DRUMS);

    @Test
    void describesAMelody() {
        Descriptives tune = Descriptives.of(TUNE, 36, Spans.AS_MUSPY);

        assertThat(tune.pitchesUsed()).isEqualTo(6);
        assertThat(tune.pitchClassesUsed()).isEqualTo(6);
        assertThat(tune.pitchRange()).isEqualTo(7);
        assertThat(tune.pitchEntropy()).isCloseTo(2.4193819456463714, within(1e-14));
        assertThat(tune.pitchClassEntropy()).isCloseTo(2.4193819456463714, within(1e-14));
        assertThat(tune.scaleConsistency()).isCloseTo(7 / 9.0, within(1e-15));
        assertThat(tune.polyphony()).isEqualTo(1);
        assertThat(tune.polyphonyRate()).isZero();
        assertThat(tune.emptyBeatRate()).isZero();
        assertThat(tune.emptyMeasureRate()).isZero();
        assertThat(tune.grooveConsistency()).isCloseTo(11 / 12.0, within(1e-15));
        assertThat(tune.drumDupleRate()).isNaN();
        assertThat(tune.drumTripleRate()).isNaN();
        assertThat(tune.drumPatternConsistency()).isNaN();
        assertThat(new PitchContent(TUNE).inScaleRate(0, ScaleKind.MAJOR)).isCloseTo(7 / 9.0, within(1e-15));
        assertThat(new PitchContent(TUNE).inScaleRate(3, ScaleKind.MINOR)).isCloseTo(3 / 9.0, within(1e-15));
    }

    @Test
    void describesChordsAndDrums() {
        Descriptives band = Descriptives.of(BAND, 96, Spans.AS_MUSPY);

        assertThat(band.pitchesUsed()).isEqualTo(6);
        assertThat(band.pitchRange()).isEqualTo(11);
        assertThat(band.pitchEntropy()).isCloseTo(2.4464393446710155, within(1e-14));
        assertThat(band.scaleConsistency()).isEqualTo(1);
        assertThat(band.polyphony()).isCloseTo(2.0555555555555554, within(1e-15));
        assertThat(band.polyphonyRate()).isCloseTo(0.20512820512820512, within(1e-15));
        assertThat(band.emptyBeatRate()).isCloseTo(0.2857142857142857, within(1e-15));
        assertThat(band.emptyMeasureRate()).isZero();
        assertThat(band.grooveConsistency()).isCloseTo(0.9548611111111112, within(1e-15));
        assertThat(band.drumDupleRate()).isEqualTo(0.375);
        assertThat(band.drumTripleRate()).isEqualTo(0.75);
        assertThat(band.drumPatternConsistency()).isEqualTo(0.75);
        assertThat(new PitchContent(BAND).inScaleRate(3, ScaleKind.MINOR)).isEqualTo(0.2);
    }

    @Test
    void describesDrumsAlone() {
        // Ten steps divide by two alone; muspy's range of no pitches is -127.
        Descriptives drums = Descriptives.of(new StepPiece(10, List.of(), DRUMS), 40, Spans.AS_MUSPY);

        assertThat(drums.pitchRange()).isZero();
        assertThat(drums.pitchEntropy()).isNaN();
        assertThat(drums.scaleConsistency()).isNaN();
        assertThat(drums.polyphony()).isNaN();
        assertThat(drums.polyphonyRate()).isZero();
        assertThat(drums.emptyBeatRate()).isCloseTo(0.6666666666666667, within(1e-15));
        assertThat(drums.emptyMeasureRate()).isCloseTo(0.3333333333333333, within(1e-15));
        assertThat(drums.grooveConsistency()).isCloseTo(0.945, within(1e-15));
        assertThat(drums.drumDupleRate()).isEqualTo(0.375);
        assertThat(drums.drumTripleRate()).isEqualTo(0.25);
    }

    @Test
    void aPieceWithoutNotesHasNoRates() {
        Descriptives none = Descriptives.of(new StepPiece(24, List.of(), List.of()), 96, Spans.TRIMMED);

        assertThat(none.emptyBeatRate()).isNaN();
        assertThat(none.polyphonyRate()).isNaN();
        assertThat(none.grooveConsistency()).isNaN();
    }

    @Test
    void trimmedSpansEndWithThePiece() {
        // Two equal measures of four quarters, the second without its last: muspy adds a third, empty one.
        StepPiece piece = new StepPiece(1, row(1, 60, 60, 60, 60, 62, 62, 62), List.of());

        assertThat(new Regularity(piece, Spans.TRIMMED).grooveConsistency(4)).isEqualTo(0.75);
        StepPiece full = new StepPiece(1, row(1, 60, 60, 60, 60, 62, 62, 62, 62), List.of());
        assertThat(new Regularity(full, Spans.TRIMMED).grooveConsistency(4)).isEqualTo(1);
        assertThat(new Regularity(full, Spans.AS_MUSPY).grooveConsistency(4)).isEqualTo(0.5);
        StepPiece gap = new StepPiece(4, List.of(new StepNote(0, 60, 4), new StepNote(8, 60, 4)), List.of());
        assertThat(new Regularity(gap, Spans.TRIMMED).emptyBeatRate()).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(new Regularity(gap, Spans.AS_MUSPY).emptyBeatRate()).isZero();
    }

    @Test
    void transpositionChangesNothing() {
        StepPiece higher = new StepPiece(
                24,
                BAND.pitched().stream()
                        .map(note -> new StepNote(note.onset(), note.pitch() + 5, note.duration()))
                        .toList(),
                DRUMS);

        Descriptives before = Descriptives.of(BAND, 96, Spans.TRIMMED);
        Descriptives after = Descriptives.of(higher, 96, Spans.TRIMMED);
        assertThat(after)
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Math.abs(a - b) < 1e-12, Double.class)
                .isEqualTo(before);
    }

    @Test
    void roundsScoresToSteps() {
        Score score = Tunes.score(
                Metre.FOUR_FOUR,
                1,
                120,
                List.of(
                        Part.of("P1", "", List.of(Tunes.note(60, 80, 0, 20), Tunes.note(64, 80, 20, 1))),
                        Part.of("P2", "", List.of(Tunes.stroke(36, 30)))));

        StepPiece piece = StepPiece.of(score, 4);
        assertThat(piece.pitched()).containsExactly(new StepNote(0, 60, 1), new StepNote(1, 64, 1));
        assertThat(piece.drums()).containsExactly(new StepNote(2, 36, 1));
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> new StepPiece(0, List.of(), List.of()))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("resolution (0)");
        assertThatThrownBy(() -> new StepNote(0, 60, 0)).hasMessageContaining("duration (0)");
        assertThatThrownBy(() -> new Regularity(TUNE, Spans.TRIMMED).emptyMeasureRate(0))
                .hasMessageContaining("measure (0 steps)");
    }

    /** Notes in a row. */
    private static List<StepNote> row(int duration, int... pitches) {
        return IntStream.range(0, pitches.length)
                .mapToObj(i -> new StepNote(i * duration, pitches[i], duration))
                .toList();
    }

    private static List<StepNote> notes(int[][] notes) {
        return IntStream.range(0, notes.length)
                .mapToObj(i -> new StepNote(notes[i][0], notes[i][1], notes[i][2]))
                .toList();
    }
}
