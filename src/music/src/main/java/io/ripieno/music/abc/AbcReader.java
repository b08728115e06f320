package io.ripieno.music.abc;

import io.ripieno.music.score.Place;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreReader;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.music.score.Tune;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads ABC files, tune books among them. A tune that is broken is refused with line and column, and the next one read.
 * What can be passed over without changing pitches or durations is, with a notice.
 */
public final class AbcReader implements ScoreReader {
    @Override
    public Tune.Read read(ScoreSource source, ScoreLimits limits) throws ScoreException {
        limits.checkBytes(Place.WHOLE, source.bytes().length);
        Iterator<Tune> tunes = new AbcBook(AbcSource.decode(source.bytes()), limits);
        if (!tunes.hasNext()) {
            throw none(source);
        }
        Tune first = tunes.next();
        if (first instanceof Tune.Refused refused) {
            throw refused.problem();
        }
        return (Tune.Read) first;
    }

    @Override
    public Stream<Tune> tunes(ScoreSource source, ScoreLimits limits) {
        try {
            limits.checkBytes(Place.WHOLE, source.bytes().length);
        } catch (ScoreException e) {
            return Stream.of(new Tune.Refused(Place.WHOLE, e));
        }
        Iterator<Tune> tunes = new AbcBook(AbcSource.decode(source.bytes()), limits);
        if (!tunes.hasNext()) {
            return Stream.of(new Tune.Refused(Place.WHOLE, none(source)));
        }
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(tunes, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    private static ScoreException none(ScoreSource source) {
        return new ScoreException(
                Problem.UNREADABLE,
                Place.WHOLE,
                "\"" + source.name()
                        + "\" has no tune: begin each with a line X: and its number, and end its header with"
                        + " a line K: and its key.");
    }
}
