package io.ripieno.models.data.piece;

import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.data.render.SynthesisException.Problem;
import java.util.function.Consumer;

/**
 * Pieces of a plan, of which one that its fonts cannot play is drawn again: kits of recorded drums may lack what a track plays,
 * and one piece of thousands must not end the work on all. What may have failed in passing, such as a synthesizer that was
 * killed, is tried again as it is. So the same number gives the same piece.
 */
public final class Redrawing implements PieceSource {
    private static final int DRAWS = 6;
    private static final int TRIES = 3;

    /** Makes a piece. */
    @FunctionalInterface
    public interface Draw {
        /** @param number of the draw, from 0; the same number gives the same piece */
        RenderedPiece piece(int number) throws SynthesisException;
    }

    private final PiecePlan plan;
    private final Consumer<String> notice;

    /** @param notice is told why a piece is drawn or tried again, by the thread that renders */
    public Redrawing(PiecePlan plan, Consumer<String> notice) {
        this.plan = plan;
        this.notice = notice;
    }

    /** @throws SynthesisException if a synthesizer or font is missing, or the piece failed each time */
    @Override
    public RenderedPiece piece(int index) throws SynthesisException {
        return first(number -> plan.piece(index, number), again -> notice.accept("Piece " + index + " is " + again));
    }

    /**
     * The first piece that can be played.
     *
     * @param notice is told what is done instead, and why
     * @throws SynthesisException the last one if there is no such piece, or trying again is of no use
     */
    public static RenderedPiece first(Draw draw, Consumer<String> notice) throws SynthesisException {
        int number = 0;
        int tries = 1;
        while (true) {
            try {
                return draw.piece(number);
            } catch (SynthesisException e) {
                boolean unplayable = e.problem() == Problem.SILENT || e.problem() == Problem.PROGRAM_MISSING;
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                } else if (unplayable && ++number < DRAWS) {
                    notice.accept("drawn again: " + e.getMessage());
                } else if (e.problem() == Problem.FAILED && ++tries <= TRIES) {
                    notice.accept("tried again: " + e.getMessage());
                } else {
                    throw e;
                }
            }
        }
    }
}
