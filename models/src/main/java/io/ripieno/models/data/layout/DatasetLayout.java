package io.ripieno.models.data.layout;

import io.ripieno.models.data.piece.RenderedPiece;
import io.ripieno.music.corpus.Split;
import java.io.IOException;

/** Writes pieces into a folder, one after the other. */
public interface DatasetLayout {
    /** @param number of the piece in its data set, from 0 */
    void add(int number, Split split, RenderedPiece piece) throws IOException;

    /** Writes what is told of all pieces together. */
    void finish() throws IOException;
}
