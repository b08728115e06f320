package io.ripieno.models.data.piece;

import io.ripieno.models.data.render.SynthesisException;
import io.ripieno.models.data.render.SynthesisException.Problem;
import java.util.function.Consumer;

/**
 * Pieces of a plan, of which one that cannot be made is drawn again: kits of recorded drums may lack what a track plays, and
 * one piece of thousands must not end the work on all. The same number still gives the same piece.
 */
public final class Redrawing implements PieceSource {
    private static final int ATTEMPTS = 6;

    private final PiecePlan plan;
    private final Consumer<String> notice;

    /** @param notice is told why a piece is drawn again, by the thread that renders */
    public Redrawing(PiecePlan plan, Consumer<String> notice) {
        this.plan = plan;
        this.notice = notice;
    }

    /** @throws SynthesisException if a synthesizer or font is missing, or the piece failed each time */
    @Override
    public RenderedPiece piece(int index) throws SynthesisException {
        for (int attempt = 0; ; attempt++) {
            try {
                return plan.piece(index, attempt);
            } catch (SynthesisException e) {
                boolean other = e.problem() == Problem.FAILED || e.problem() == Problem.PROGRAM_MISSING;
                if (!other || attempt == ATTEMPTS - 1 || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                notice.accept("Piece " + index + " is drawn again: " + e.getMessage());
            }
        }
    }
}
