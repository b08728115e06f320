package io.ripieno.models.data.piece;

import io.ripieno.models.data.render.SynthesisException;

/** Pieces by number; the same number gives the same piece. Safe for use by several threads. */
@FunctionalInterface
public interface PieceSource {
    /** @param index from 0 */
    RenderedPiece piece(int index) throws SynthesisException;
}
