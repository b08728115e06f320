package io.ripieno.models.data.arrange;

import io.ripieno.music.score.Key;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Mode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.DoubleToLongFunction;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.Sequence;

/**
 * Arrangements as MIDI. On paper time, ticks count quarter notes and the tempo moves; on clock time, ticks count seconds
 * and there is one tempo, for synthesizers that know but one. Both sound alike.
 */
public final class MidiSequences {
    /** Ticks of a quarter note on paper time. */
    public static final int TICKS_PER_QUARTER = 960;

    /** Ticks of a second on clock time. */
    public static final int TICKS_PER_SECOND = 1920;

    /** The channel on which keys name drums, counted from 0. */
    public static final int DRUM_CHANNEL = 9;

    private static final int TEMPO = 0x51;
    private static final int TIME_SIGNATURE = 0x58;
    private static final int KEY_SIGNATURE = 0x59;
    private static final int NAME = 0x03;

    private MidiSequences() {}

    /** All tracks on paper time, after a first one with tempo, metre and key: a file of type 1. */
    public static Sequence of(Arrangement piece) {
        return written(() -> {
            Sequence sequence = new Sequence(Sequence.PPQ, TICKS_PER_QUARTER);
            javax.sound.midi.Track conductor = sequence.createTrack();
            conduct(piece, conductor);
            int pitched = 0;
            for (Track track : piece.tracks()) {
                javax.sound.midi.Track midi = sequence.createTrack();
                add(midi, 0, NAME, track.name().getBytes(StandardCharsets.US_ASCII));
                int channel = track.isUnpitched() ? DRUM_CHANNEL : pitchedChannel(pitched++);
                new TrackEvents(midi, channel, paper(piece)).write(track);
            }
            return sequence;
        });
    }

    /** One track by itself on clock time, on channel 0 or the drum channel. */
    public static Sequence timed(Track track) {
        return timed(List.of(track));
    }

    /** Some tracks together on clock time, each on a channel of its own, drums and cymbals on theirs. */
    public static Sequence timed(List<Track> tracks) {
        return written(() -> {
            Sequence sequence = new Sequence(Sequence.PPQ, TICKS_PER_SECOND / 2);
            DoubleToLongFunction ticks = seconds -> Math.round(seconds * TICKS_PER_SECOND);
            int pitched = 0;
            for (Track track : tracks) {
                int channel = track.isUnpitched() ? DRUM_CHANNEL : pitchedChannel(pitched++);
                new TrackEvents(sequence.createTrack(), channel, ticks).write(track);
            }
            return sequence;
        });
    }

    private static DoubleToLongFunction paper(Arrangement piece) {
        return seconds -> Math.round(piece.tempo().quarters(seconds) * TICKS_PER_QUARTER);
    }

    private static int pitchedChannel(int index) {
        if (index > 14) {
            throw new IllegalArgumentException("MIDI has 15 channels for pitched tracks; track " + (index + 1)
                    + " has none. Write fewer tracks into one sequence.");
        }
        return index < DRUM_CHANNEL ? index : index + 1;
    }

    private static void conduct(Arrangement piece, javax.sound.midi.Track track) throws InvalidMidiDataException {
        Metre metre = piece.metre();
        int unit = Integer.numberOfTrailingZeros(metre.unit());
        byte clocks = (byte) (metre.isCompound() ? 36 : 96 / metre.unit());
        add(track, 0, TIME_SIGNATURE, (byte) metre.beats(), (byte) unit, clocks, (byte) 8);
        Key key = piece.key().simplified();
        boolean minor = key.mode() == Mode.MINOR || key.mode() == Mode.AEOLIAN;
        add(track, 0, KEY_SIGNATURE, (byte) key.fifths(), (byte) (minor ? 1 : 0));
        List<TempoCurve.Knot> knots = piece.tempo().knots();
        long before = -1;
        for (int i = 0; i + 1 < knots.size(); i++) {
            TempoCurve.Knot from = knots.get(i);
            TempoCurve.Knot to = knots.get(i + 1);
            long micros = Math.round(1e6 * (to.seconds() - from.seconds()) / (to.quarters() - from.quarters()));
            if (micros != before) {
                long tick = Math.round(from.quarters() * TICKS_PER_QUARTER);
                add(track, tick, TEMPO, (byte) (micros >> 16), (byte) (micros >> 8), (byte) micros);
                before = micros;
            }
        }
    }

    private static void add(javax.sound.midi.Track track, long tick, int type, byte... data)
            throws InvalidMidiDataException {
        track.add(new MidiEvent(new MetaMessage(type, data, data.length), tick));
    }

    private interface Writing {
        Sequence write() throws InvalidMidiDataException;
    }

    private static Sequence written(Writing writing) {
        try {
            return writing.write();
        } catch (InvalidMidiDataException e) {
            throw new IllegalStateException("An arrangement does not fit into MIDI: " + e.getMessage(), e);
        }
    }
}
