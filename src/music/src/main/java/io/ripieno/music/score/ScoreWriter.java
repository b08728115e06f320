package io.ripieno.music.score;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes scores in one format. Stateless: one writer serves many threads. */
public interface ScoreWriter {
    /**
     * Writes a score and returns what could not be written as it stands. Throws {@link ScoreException} with
     * {@link ScoreException.Problem#NOT_WRITABLE} for a score that the format cannot hold. Does not close the stream.
     */
    List<Notice> write(Score score, OutputStream out) throws IOException;
}
