package io.ripieno.music.formats;

import io.ripieno.music.midi.MidiWriter;
import io.ripieno.music.musicxml.MusicXmlWriter;
import io.ripieno.music.musicxml.MxlWriter;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.ScoreFormat;
import io.ripieno.music.score.ScoreWriter;
import java.util.Map;

/** The writers of all formats. */
public final class ScoreWriters {
    private static final Map<ScoreFormat, ScoreWriter> WRITERS = Map.of(
            ScoreFormat.MIDI, new MidiWriter(),
            ScoreFormat.MUSICXML, new MusicXmlWriter(),
            ScoreFormat.MXL, new MxlWriter());

    private ScoreWriters() {}

    /** @throws ScoreException if the format is only read */
    public static ScoreWriter of(ScoreFormat format) throws ScoreException {
        ScoreWriter writer = WRITERS.get(format);
        if (writer == null) {
            throw new ScoreException(
                    Problem.UNSUPPORTED,
                    Place.WHOLE,
                    format.word() + " is not written: choose one of " + WRITERS.keySet());
        }
        return writer;
    }
}
