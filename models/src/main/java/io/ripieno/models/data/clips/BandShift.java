package io.ripieno.models.data.clips;

import io.ripieno.music.mel.MelScale;

/** Moves the mel bands of a frame to where a sound at another speed has them. */
final class BandShift {
    private static final double MELS = MelScale.fromHertz(Powers.CENTRES[1]) - MelScale.fromHertz(Powers.CENTRES[0]);

    private final boolean none;
    private final int[] below = new int[Powers.BANDS];
    private final float[] share = new float[Powers.BANDS];

    private BandShift(double speed) {
        none = speed == 1;
        double first = MelScale.fromHertz(Powers.CENTRES[0]);
        for (int band = 0; band < Powers.BANDS; band++) {
            double from = (MelScale.fromHertz(Powers.CENTRES[band] / speed) - first) / MELS;
            double clamped = Math.max(0, from);
            below[band] = (int) clamped;
            share[band] = (float) (clamped - below[band]);
        }
    }

    /** That of a speed; what comes from above the highest band is silence. */
    static BandShift by(double speed) {
        return new BandShift(speed);
    }

    /** Decodes a frame and writes it, moved, to {@code target} from {@code at} on. */
    void apply(byte[] row, float[] decoded, float[] target, int at) {
        if (none) {
            for (int band = 0; band < Powers.BANDS; band++) {
                target[at + band] = decoded[row[band] & 0xff];
            }
            return;
        }
        for (int band = 0; band < Powers.BANDS; band++) {
            int from = below[band];
            float low = from < Powers.BANDS ? decoded[row[from] & 0xff] : 0;
            float high = from + 1 < Powers.BANDS ? decoded[row[from + 1] & 0xff] : 0;
            target[at + band] = low + share[band] * (high - low);
        }
    }
}
