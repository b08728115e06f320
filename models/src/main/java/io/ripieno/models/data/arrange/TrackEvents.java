package io.ripieno.models.data.arrange;

import io.ripieno.models.data.phrase.Control;
import java.util.List;
import java.util.function.DoubleToLongFunction;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.ShortMessage;

/** Writes the messages of one track onto a channel. */
final class TrackEvents {
    private static final int SUSTAIN = 64;
    private static final int EXPRESSION = 11;

    private final javax.sound.midi.Track midi;
    private final int channel;
    private final DoubleToLongFunction ticks;

    /**
     * @param ticks from seconds
     */
    TrackEvents(javax.sound.midi.Track midi, int channel, DoubleToLongFunction ticks) {
        this.midi = midi;
        this.channel = channel;
        this.ticks = ticks;
    }

    void write(Track track) throws InvalidMidiDataException {
        at(0, new ShortMessage(ShortMessage.PROGRAM_CHANGE, channel, track.program(), 0));
        for (Control control : track.controls()) {
            at(control.at(), message(control));
        }
        notes(track.played());
    }

    private ShortMessage message(Control control) throws InvalidMidiDataException {
        int value = control.value();
        return switch (control.kind()) {
            case EXPRESSION -> new ShortMessage(ShortMessage.CONTROL_CHANGE, channel, EXPRESSION, value);
            case SUSTAIN -> new ShortMessage(ShortMessage.CONTROL_CHANGE, channel, SUSTAIN, value);
            case BEND -> new ShortMessage(ShortMessage.PITCH_BEND, channel, value & 0x7F, value >> 7);
        };
    }

    private void notes(List<TrackNote> notes) throws InvalidMidiDataException {
        for (int i = notes.size() - 1; i >= 0; i--) {
            TrackNote note = notes.get(i);
            at(note.start(), new ShortMessage(ShortMessage.NOTE_ON, channel, note.key(), note.velocity()));
            at(note.end(), new ShortMessage(ShortMessage.NOTE_OFF, channel, note.key(), 0));
        }
    }

    private void at(double seconds, MidiMessage message) {
        midi.add(new MidiEvent(message, ticks.applyAsLong(seconds)));
    }
}
