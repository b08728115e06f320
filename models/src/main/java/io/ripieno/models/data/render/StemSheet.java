package io.ripieno.models.data.render;

import io.ripieno.models.data.arrange.MidiSequences;
import io.ripieno.models.data.arrange.Track;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;

/**
 * The tracks of a piece one after the other in one sequence, so that a synthesizer starts once and plays each by itself. A
 * track's sound is cut at its end, and a gap follows in which the synthesizer lets go of it.
 */
final class StemSheet {
    private static final double GAP_SECONDS = 0.25;
    private static final int PITCHED_CHANNELS = 15;
    private static final int ALL_SOUND_OFF = 120;
    private static final int RESET_CONTROLLERS = 121;
    private static final int EXPRESSION = 11;
    private static final int REVERB = 91;
    private static final int CHORUS = 93;
    private static final int END_OF_TRACK = 0x2F;

    private final double seconds;
    private final int tracks;
    private final Sequence sequence;

    /** @param seconds of each track */
    StemSheet(List<Track> tracks, double seconds) {
        this.seconds = seconds;
        this.tracks = tracks.size();
        try {
            sequence = new Sequence(Sequence.PPQ, MidiSequences.TICKS_PER_SECOND / 2);
            javax.sound.midi.Track midi = sequence.createTrack();
            for (int i = 0; i < tracks.size(); i++) {
                write(tracks.get(i), i, midi);
            }
            midi.add(new MidiEvent(new MetaMessage(END_OF_TRACK, new byte[0], 0), tick(tracks.size())));
        } catch (InvalidMidiDataException e) {
            throw new IllegalStateException("A track does not fit into MIDI: " + e.getMessage(), e);
        }
    }

    Sequence sequence() {
        return sequence;
    }

    private long tick(int index) {
        return Math.round(index * (seconds + GAP_SECONDS) * MidiSequences.TICKS_PER_SECOND);
    }

    private void write(Track track, int index, javax.sound.midi.Track midi) throws InvalidMidiDataException {
        int pitched = index % PITCHED_CHANNELS;
        int channel = track.isUnpitched()
                ? MidiSequences.DRUM_CHANNEL
                : pitched < MidiSequences.DRUM_CHANNEL ? pitched : pitched + 1;
        long start = tick(index);
        long end = start + Math.round(seconds * MidiSequences.TICKS_PER_SECOND);
        for (int controller : new int[] {REVERB, CHORUS}) {
            midi.add(new MidiEvent(new ShortMessage(ShortMessage.CONTROL_CHANGE, channel, controller, 0), start));
        }
        midi.add(new MidiEvent(new ShortMessage(ShortMessage.CONTROL_CHANGE, channel, EXPRESSION, 127), start));
        for (javax.sound.midi.Track part : MidiSequences.timed(track).getTracks()) {
            for (int i = 0; i < part.size(); i++) {
                MidiMessage message = part.get(i).getMessage();
                long at = start + part.get(i).getTick();
                if (message instanceof ShortMessage event && at < end) {
                    midi.add(new MidiEvent(
                            new ShortMessage(event.getCommand(), channel, event.getData1(), event.getData2()), at));
                }
            }
        }
        for (int controller : new int[] {ALL_SOUND_OFF, RESET_CONTROLLERS}) {
            midi.add(new MidiEvent(new ShortMessage(ShortMessage.CONTROL_CHANGE, channel, controller, 0), end));
        }
    }

    /** Plays the sheet and cuts it into stems of the format. */
    List<float[][]> play(Synthesizer synthesizer, StemFormat format) throws SynthesisException {
        int rate = synthesisRate(format.sampleRate());
        StemCutter cutter = new StemCutter(rate, format, tracks, seconds + GAP_SECONDS);
        synthesizer.play(sequence, new SynthesisSettings(rate, false), cutter.frames(), cutter);
        return cutter.stems();
    }

    /**
     * Synthesizers fold what a sample's transposition brings above half of their rate; at 32 kHz and more, what is folded
     * into the lowest 8 kHz lies beyond 24 kHz, where instruments have little.
     */
    private static int synthesisRate(int sampleRate) {
        int times = Math.max(1, (32_000 + sampleRate - 1) / sampleRate);
        return sampleRate * times;
    }
}
