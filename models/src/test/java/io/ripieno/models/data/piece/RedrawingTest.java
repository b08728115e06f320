package io.ripieno.models.data.piece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.arrange.ensemble.ArrangeOptions;
import io.ripieno.models.data.arrange.tune.TuneBook;
import io.ripieno.models.data.augment.Strength;
import io.ripieno.models.data.piece.RenderSettings.Fonts;
import io.ripieno.models.data.render.FontUse;
import io.ripieno.models.data.render.Sound;
import io.ripieno.models.data.render.StemFormat;
import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.data.render.SynthesisException.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedrawingTest {
    /** A tone that fails some times before it sounds. */
    private static final class Failing implements Sound {
        private final Problem problem;
        private int failures;

        Failing(Problem problem, int failures) {
            this.problem = problem;
            this.failures = failures;
        }

        @Override
        public FontUse font() {
            return new FontUse("none", "none", "", 0, "MIT", true);
        }

        @Override
        public boolean plays(Track track) {
            return true;
        }

        @Override
        public List<float[][]> play(List<Track> tracks, StemFormat format) throws SynthesisException {
            if (failures-- > 0) {
                throw new SynthesisException(problem, "There is no cowbell.");
            }
            List<float[][]> stems = new ArrayList<>();
            for (int i = 0; i < tracks.size(); i++) {
                float[][] stem = new float[format.channels()][format.frames()];
                Arrays.fill(stem[0], 0.1f);
                stems.add(stem);
            }
            return stems;
        }
    }

    private final List<String> notices = new ArrayList<>();

    private RenderedPiece piece(Problem problem, int failures) throws SynthesisException {
        PieceRenderer renderer = new PieceRenderer(
                new Sounds(List.of(new Failing(problem, failures))),
                new RenderSettings(8000, 1, Fonts.PIECE, Strength.LEVEL_ONLY));
        ArrangeOptions options = ArrangeOptions.DEFAULT.lasting(10, 12).withTracks(2, 3);
        return new Redrawing(new PiecePlan(TuneBook.own(1, 2).tunes(), options, renderer, 4), notices::add).piece(1);
    }

    @Test
    void aPieceThatNoFontPlaysIsDrawnAgainAndAlwaysTheSameWay() throws SynthesisException {
        RenderedPiece first = piece(Problem.SILENT, 0);
        assertThat(notices).isEmpty();
        RenderedPiece other = piece(Problem.SILENT, 2);
        assertThat(notices)
                .hasSize(2)
                .allMatch(notice -> notice.startsWith("Piece 1 is drawn again: ") && notice.contains("no cowbell"));
        assertThat(other.seed()).isNotEqualTo(first.seed());
        assertThat(other.arrangement().origin()).isEqualTo(first.arrangement().origin());
        assertThat(piece(Problem.PROGRAM_MISSING, 2).seed()).isEqualTo(other.seed());
    }

    @Test
    void aFailureInPassingLeavesThePieceAsItIs() throws SynthesisException {
        RenderedPiece first = piece(Problem.FAILED, 0);
        RenderedPiece again = piece(Problem.FAILED, 2);
        assertThat(notices).hasSize(2).allMatch(notice -> notice.startsWith("Piece 1 is tried again: "));
        assertThat(again.seed()).isEqualTo(first.seed());
        assertThat(again.mix()).isEqualTo(first.mix());
    }

    @Test
    void whatFailsEachTimeIsToldInTheEnd() {
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> piece(Problem.SILENT, 100))
                .withMessage("There is no cowbell.");
        assertThat(notices).hasSize(5);
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> piece(Problem.FAILED, 100))
                .withMessage("There is no cowbell.");
        assertThat(notices).hasSize(5 + 2);
    }

    @Test
    void whatNoOtherPieceCouldMendIsToldAtOnce() {
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> piece(Problem.SYNTHESIZER_MISSING, 1))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.SYNTHESIZER_MISSING));
        assertThat(notices).isEmpty();
    }
}
