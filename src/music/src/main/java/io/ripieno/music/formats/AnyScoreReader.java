package io.ripieno.music.formats;

import io.ripieno.music.abc.AbcReader;
import io.ripieno.music.midi.MidiReader;
import io.ripieno.music.musicxml.MusicXmlReader;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreFormat;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreReader;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.music.score.Tune;
import java.util.stream.Stream;

/** Reads scores of any format, which the bytes tell. */
public final class AnyScoreReader implements ScoreReader {
    @Override
    public Tune.Read read(ScoreSource source, ScoreLimits limits) throws ScoreException {
        return reader(source).read(source, limits);
    }

    @Override
    public Stream<Tune> tunes(ScoreSource source, ScoreLimits limits) {
        try {
            return reader(source).tunes(source, limits);
        } catch (ScoreException e) {
            return Stream.of(new Tune.Refused(e.place(), e));
        }
    }

    /** The reader of a format. */
    public static ScoreReader of(ScoreFormat format) {
        return switch (format) {
            case MIDI -> new MidiReader();
            case MUSICXML, MXL -> new MusicXmlReader();
            case ABC -> new AbcReader();
        };
    }

    private static ScoreReader reader(ScoreSource source) throws ScoreException {
        return of(ScoreFormat.of(source));
    }
}
