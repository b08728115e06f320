package io.ripieno.music.score;

import java.util.stream.Stream;

/** Reads the score files of one format. Stateless: one reader serves many threads. */
public interface ScoreReader {
    /** The score of a file, or the first of several. */
    Tune.Read read(ScoreSource source, ScoreLimits limits) throws ScoreException;

    /**
     * All tunes of a file in their order, read as the stream is consumed. The limits hold for each tune, those on
     * bytes and tunes for the file.
     */
    default Stream<Tune> tunes(ScoreSource source, ScoreLimits limits) {
        try {
            return Stream.of(read(source, limits));
        } catch (ScoreException e) {
            return Stream.of(new Tune.Refused(e.place(), e));
        }
    }
}
