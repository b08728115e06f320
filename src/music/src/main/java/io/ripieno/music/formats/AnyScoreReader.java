package io.ripieno.music.formats;

import io.ripieno.music.abc.AbcReader;
import io.ripieno.music.midi.MidiReader;
import io.ripieno.music.musicxml.MusicXmlReader;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.ScoreFormat;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreReader;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.music.score.Tune;
import java.util.Map;
import java.util.stream.Stream;

/** Reads scores of any format, which the bytes tell. */
public final class AnyScoreReader implements ScoreReader {
    private static final Map<ScoreFormat, ScoreReader> READERS = Map.of(
            ScoreFormat.MIDI, new MidiReader(),
            ScoreFormat.MUSICXML, new MusicXmlReader(),
            ScoreFormat.MXL, new MusicXmlReader(),
            ScoreFormat.ABC, new AbcReader());

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

    private static ScoreReader reader(ScoreSource source) throws ScoreException {
        ScoreFormat format = ScoreFormat.of(source);
        ScoreReader reader = READERS.get(format);
        if (reader == null) {
            throw new ScoreException(
                    Problem.UNSUPPORTED, Place.WHOLE, format.word() + " is not read: give one of " + READERS.keySet());
        }
        return reader;
    }
}
