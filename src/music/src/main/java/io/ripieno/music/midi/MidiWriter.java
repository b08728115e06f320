package io.ripieno.music.midi;

import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Mode;
import io.ripieno.music.score.Notice;
import io.ripieno.music.score.Notices;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.ScoreWriter;
import io.ripieno.music.score.Timeline;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes Standard MIDI files of format 1: title, tempo, metre, key and chord symbols (as markers) on track 0, each part
 * on a track of its own from track 1 on. Tied notes are joined; what MIDI cannot say is left out with a notice, and so
 * is what does not fall on a tick.
 *
 * @param ticksPerQuarter 1 to 32,767
 */
public record MidiWriter(int ticksPerQuarter) implements ScoreWriter {
    private static final int MOST_TICKS_PER_QUARTER = 0x7fff;
    private static final int MOST_PARTS = 0xfffe;
    private static final long LAST_TICK = 0xfffffff;

    public MidiWriter {
        if (ticksPerQuarter < 1 || ticksPerQuarter > MOST_TICKS_PER_QUARTER) {
            throw new IllegalArgumentException("ticksPerQuarter (" + ticksPerQuarter + ") must be from 1 to 32767.");
        }
    }

    /** 480 ticks per quarter note. */
    public MidiWriter() {
        this(480);
    }

    @Override
    public List<Notice> write(Score score, OutputStream out) throws IOException {
        Notices notices = new Notices();
        Ticks ticks = new Ticks(ticksPerQuarter, notices);
        if (score.parts().size() > MOST_PARTS || score.end().isAfter(Rational.of(LAST_TICK / ticksPerQuarter))) {
            throw new ScoreException(
                    Problem.NOT_WRITABLE,
                    Place.WHOLE,
                    "A score of " + score.parts().size() + " parts and " + score.end()
                            + " quarter notes does not fit into a MIDI file: split it.");
        }
        if (score.isFolded()) {
            notices.add(Place.WHOLE, "Repeats and jumps are not played out: unfold the score first to hear them.");
        }
        long end = ticks.of(score.end());
        ByteBuffer header = ByteBuffer.allocate(14)
                .put("MThd".getBytes(StandardCharsets.US_ASCII))
                .putInt(6)
                .putShort((short) 1)
                .putShort((short) (1 + score.parts().size()))
                .putShort((short) ticksPerQuarter);
        out.write(header.array());
        out.write(conductor(score, ticks, notices).chunk(end));
        Channels channels = new Channels(score.parts(), notices);
        for (Part part : score.parts()) {
            out.write(new PartTrack(part, channels.of(part), ticks, notices)
                    .bytes()
                    .chunk(end));
        }
        return notices.all();
    }

    private static MidiBytes conductor(Score score, Ticks ticks, Notices notices) {
        MidiBytes track = new MidiBytes();
        track.text(0, 0x03, score.metadata().title());
        track.text(0, 0x02, score.metadata().other().getOrDefault("copyright", ""));
        for (Timeline.Change<Rational> change :
                score.tempos().quartersPerMinute().changes()) {
            int micros = MidiTempo.written(change.value(), notices);
            track.meta(ticks.of(change.onset()), 0x51, (byte) (micros >> 16), (byte) (micros >> 8), (byte) micros);
        }
        for (Timeline.Change<Key> change : score.keys().changes()) {
            Key key = change.value().simplified();
            boolean minor = key.mode() == Mode.MINOR || key.mode() == Mode.AEOLIAN;
            track.meta(ticks.of(change.onset()), 0x59, (byte) key.fifths(), (byte) (minor ? 1 : 0));
        }
        for (Timeline.Change<MidiMetre> change : MidiMetre.of(score, notices).changes()) {
            MidiMetre metre = change.value();
            track.meta(
                    ticks.of(change.onset()),
                    0x58,
                    (byte) metre.beats(),
                    (byte) metre.exponent(),
                    metre.clocks(),
                    (byte) 8);
        }
        for (ChordSymbol chord : score.chords()) {
            track.text(ticks.of(chord.onset()), 0x06, chord.label());
        }
        return track;
    }
}
