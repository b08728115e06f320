package io.ripieno.models.data.layout;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripieno.models.data.piece.RenderedPiece;
import io.ripieno.music.corpus.Split;
import java.io.IOException;
import java.util.List;

/** Writes pieces into a folder, one after the other, perhaps in several runs of the program. */
public interface DatasetLayout {
    /**
     * Writes the files of a piece, in place of what a run that was stopped may have left of them.
     *
     * @param number of the piece in its data set, from 0
     * @return what the end must know of the piece
     */
    JsonNode add(int number, Split split, RenderedPiece piece) throws IOException;

    /**
     * Writes what is told of all pieces together.
     *
     * @param told what was returned for each piece, in their order
     */
    void finish(List<JsonNode> told) throws IOException;
}
