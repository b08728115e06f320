package io.ripieno.models.data.render;

import io.ripieno.models.data.phrase.Control;
import io.ripieno.models.data.phrase.Note;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/** Writes phrases as MIDI: one track, 960 ticks a second. */
public final class MidiScore {
    private static final int TICKS_PER_SECOND = 960;
    private static final double LET_GO_SECONDS = 0.003;
    private static final int REVERB = 91;
    private static final int CHORUS = 93;
    private static final int SUSTAIN = 64;
    private static final int EXPRESSION = 11;
    private static final int ALL_SOUND_OFF = 120;
    private static final int RESET_CONTROLLERS = 121;

    private final Track track;

    private MidiScore(Track track) {
        this.track = track;
    }

    /** A piece of some seconds in which every phrase sounds at its place. */
    public static Sequence of(List<Placed> phrases, double seconds) {
        try {
            Sequence sequence = new Sequence(Sequence.PPQ, TICKS_PER_SECOND / 2);
            MidiScore score = new MidiScore(sequence.createTrack());
            for (Placed placed : phrases) {
                score.add(placed);
            }
            score.at(seconds, new MetaMessage(0x2F, new byte[0], 0));
            return sequence;
        } catch (InvalidMidiDataException e) {
            throw new IllegalStateException("A phrase does not fit into MIDI: " + e.getMessage(), e);
        }
    }

    /** Writes a standard MIDI file of type 0. */
    public static void write(Sequence sequence, OutputStream out) throws IOException {
        MidiSystem.write(sequence, 0, out);
    }

    private void add(Placed placed) throws InvalidMidiDataException {
        int channel = placed.channel();
        at(
                placed.at(),
                new ShortMessage(
                        ShortMessage.PROGRAM_CHANGE, channel, placed.phrase().program(), 0));
        control(placed.at(), channel, EXPRESSION, 127);
        control(placed.at(), channel, REVERB, placed.phrase().reverb());
        control(placed.at(), channel, CHORUS, placed.phrase().chorus());
        for (Control control : placed.phrase().controls()) {
            double when = placed.at() + control.at();
            switch (control.kind()) {
                case EXPRESSION -> control(when, channel, EXPRESSION, control.value());
                case SUSTAIN -> control(when, channel, SUSTAIN, control.value());
                case BEND ->
                    at(
                            when,
                            new ShortMessage(
                                    ShortMessage.PITCH_BEND, channel, control.value() & 0x7F, control.value() >> 7));
            }
        }
        notes(placed);
        control(placed.at() + placed.phrase().seconds(), channel, SUSTAIN, 0);
        control(placed.until(), channel, ALL_SOUND_OFF, 0);
        control(placed.until(), channel, RESET_CONTROLLERS, 0);
    }

    /** A key that is struck again while it is down is let go first: MIDI cannot tell its two notes apart. */
    private void notes(Placed placed) throws InvalidMidiDataException {
        List<Note> notes = placed.phrase().notes();
        Map<Integer, Double> nextStart = new HashMap<>();
        for (int i = notes.size() - 1; i >= 0; i--) {
            Note note = notes.get(i);
            double end = Math.min(note.end(), nextStart.getOrDefault(note.key(), Double.MAX_VALUE) - LET_GO_SECONDS);
            nextStart.put(note.key(), note.start());
            if (end - note.start() > LET_GO_SECONDS) {
                at(
                        placed.at() + note.start(),
                        new ShortMessage(ShortMessage.NOTE_ON, placed.channel(), note.key(), note.velocity()));
                at(placed.at() + end, new ShortMessage(ShortMessage.NOTE_OFF, placed.channel(), note.key(), 0));
            }
        }
    }

    private void control(double seconds, int channel, int controller, int value) throws InvalidMidiDataException {
        at(seconds, new ShortMessage(ShortMessage.CONTROL_CHANGE, channel, controller, value));
    }

    private void at(double seconds, MidiMessage message) {
        track.add(new MidiEvent(message, Math.round(seconds * TICKS_PER_SECOND)));
    }
}
