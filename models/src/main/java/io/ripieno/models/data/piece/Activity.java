package io.ripieno.models.data.piece;

import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.phrase.Instrument;
import java.util.BitSet;
import java.util.List;

/**
 * When each track sounds, in frames. A track is active in a frame if one of its notes sounds or rings there and its stem
 * is no more than 45 dB below the mean power of the whole mix and 30 dB below the mix in that frame: where nobody could
 * hear it, it is not said to be there.
 *
 * @param hop seconds from frame to frame; frame i lasts from i hop to (i + 1) hop
 * @param frames how many there are
 * @param players of each track
 * @param active frames of each track
 */
public record Activity(double hop, int frames, List<Player> players, List<BitSet> active) {
    /** Whether a track sounds in a frame. */
    public boolean isActive(int track, int frame) {
        return active.get(track).get(frame);
    }

    /** Whether any track of a class sounds in a frame. */
    public boolean isActive(Instrument instrument, int frame) {
        for (int track = 0; track < active.size(); track++) {
            if (players.get(track).instrument() == instrument
                    && active.get(track).get(frame)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a track sounds at all between two times in seconds. */
    public boolean isActive(int track, double from, double to) {
        int next = active.get(track).nextSetBit(Math.max(0, (int) Math.round(from / hop)));
        return next >= 0 && next < Math.round(to / hop);
    }

    /** For how many seconds a class sounds between two times. */
    public double seconds(Instrument instrument, double from, double to) {
        BitSet any = new BitSet(frames);
        for (int track = 0; track < active.size(); track++) {
            if (players.get(track).instrument() == instrument) {
                any.or(active.get(track));
            }
        }
        int first = Math.max(0, (int) Math.round(from / hop));
        int end = Math.min(frames, (int) Math.round(to / hop));
        return end <= first ? 0 : any.get(first, end).cardinality() * hop;
    }

    /** Which classes sound for at least some seconds between two times, by their ordinals. */
    public boolean[] present(double from, double to, double atLeast) {
        boolean[] present = new boolean[Instrument.values().length];
        for (Instrument instrument : Instrument.values()) {
            present[instrument.ordinal()] = seconds(instrument, from, to) >= atLeast - hop / 2;
        }
        return present;
    }
}
