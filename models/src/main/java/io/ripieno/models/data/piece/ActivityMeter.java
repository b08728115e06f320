package io.ripieno.models.data.piece;

import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.arrange.TrackNote;
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

    private ActivityMeter() {}

    static Activity measure(List<PieceStem> stems, float[][] mix, int sampleRate) {
        int block = (int) Math.round(HOP * sampleRate);
        double[] whole = Samples.powers(mix, block);
        double floor = Math.max(SILENCE, Arrays.stream(whole).average().orElse(0) * BELOW_PIECE);
        List<BitSet> active = new ArrayList<>();
        for (PieceStem stem : stems) {
            double[] own = Samples.powers(stem.samples(), block);
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

    /** Frames in which a note is held, or was until a second before. */
    private static BitSet sounding(Track track, int frames) {
        BitSet sounding = new BitSet(frames);
        for (TrackNote note : track.notes()) {
            int from = Math.min(frames, (int) (note.start() / HOP));
            int to = Math.min(frames, (int) Math.ceil((note.end() + RINGING_SECONDS) / HOP));
            sounding.set(from, Math.max(from, to));
        }
        return sounding;
    }
}
