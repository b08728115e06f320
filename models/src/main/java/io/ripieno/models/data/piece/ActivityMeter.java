package io.ripieno.models.data.piece;

import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.arrange.TrackNote;
import io.ripieno.models.data.phrase.Control;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Finds out who can be heard when. */
final class ActivityMeter {
    /** Seconds from frame to frame. */
    static final double HOP = 0.05;

    private static final double BELOW_PIECE = 1e-4 / Math.sqrt(10);
    private static final double BELOW_FRAME = 1e-3;
    private static final double RINGING_SECONDS = 1;
    private static final double SILENCE = 1e-10;
    private static final int PEDAL_DOWN = 64;

    private ActivityMeter() {}

    static Activity measure(List<PieceStem> stems, float[][] mix, int sampleRate) {
        double[] whole = Samples.powers(mix, HOP * sampleRate);
        double floor = Math.max(SILENCE, Arrays.stream(whole).average().orElse(0) * BELOW_PIECE);
        List<BitSet> active = new ArrayList<>();
        for (PieceStem stem : stems) {
            double[] own = Samples.powers(stem.samples(), HOP * sampleRate);
            BitSet sounding = sounding(stem.track(), own.length);
            for (int frame = 0; frame < own.length; frame++) {
                if (own[frame] < floor || own[frame] < whole[frame] * BELOW_FRAME) {
                    sounding.clear(frame);
                }
            }
            active.add(sounding);
        }
        return new Activity(
                HOP,
                whole.length,
                stems.stream().map(stem -> stem.track().player()).toList(),
                active);
    }

    /**
     * Frames in which a note may sound: while its key is held or the pedal keeps it, and a second of the room after that. What
     * is struck or plucked may ring for as long as its level says.
     */
    private static BitSet sounding(Track track, int frames) {
        BitSet sounding = new BitSet(frames);
        boolean rings = track.player().touch().decays();
        for (TrackNote note : track.notes()) {
            double end = rings ? Double.MAX_VALUE : held(track, note.end()) + RINGING_SECONDS;
            int from = Math.min(frames, (int) (note.start() / HOP));
            int to = (int) Math.min(frames, Math.ceil(end / HOP));
            sounding.set(from, Math.max(from, to));
        }
        return sounding;
    }

    /** When a note stops that is let go at some time: then, or when the pedal that is down comes up. */
    private static double held(Track track, double released) {
        boolean down = false;
        for (Control control : track.controls()) {
            if (control.kind() == Control.Kind.SUSTAIN) {
                if (control.at() > released && !down) {
                    return released;
                }
                down = control.value() >= PEDAL_DOWN;
                if (control.at() > released && !down) {
                    return control.at();
                }
            }
        }
        return down ? Double.MAX_VALUE : released;
    }
}
