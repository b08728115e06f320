package io.ripieno.music.formats;

import io.ripieno.music.abc.AbcWriter;
import io.ripieno.music.midi.MidiWriter;
import io.ripieno.music.musicxml.MusicXmlWriter;
import io.ripieno.music.musicxml.MxlWriter;
import io.ripieno.music.score.ScoreFormat;
import io.ripieno.music.score.ScoreWriter;

/** The writers of all formats. */
public final class ScoreWriters {
    private ScoreWriters() {}

    /** The writer of a format. */
    public static ScoreWriter of(ScoreFormat format) {
        return switch (format) {
            case MIDI -> new MidiWriter();
            case MUSICXML -> new MusicXmlWriter();
            case MXL -> new MxlWriter();
            case ABC -> new AbcWriter();
        };
    }
}
