package io.ripieno.music.audio;

import java.util.Arrays;

/** Counts samples at full scale in runs of three or more, which is what clipping leaves; single peaks may be music. */
public final class ClippedRuns {
    /** As large as this, whatever the sign, counts as full scale. */
    public static final float FULL_SCALE = 0.9999f;

    /** Fewer in a row are not counted. */
    public static final int SHORTEST = 3;

    private final long[] last;
    private final long[] run;
    private long samples;

    public ClippedRuns(int channels) {
        last = new long[channels];
        Arrays.fill(last, Long.MIN_VALUE);
        run = new long[channels];
    }

    /**
     * A sample is at full scale.
     *
     * @param frame larger with each sample of the channel
     */
    public void add(int channel, long frame) {
        run[channel] = last[channel] == frame - 1 ? run[channel] + 1 : 1;
        last[channel] = frame;
        if (run[channel] == SHORTEST) {
            samples += SHORTEST;
        } else if (run[channel] > SHORTEST) {
            samples++;
        }
    }

    /** How many there were in runs that are long enough, over all channels. */
    public long samples() {
        return samples;
    }
}
