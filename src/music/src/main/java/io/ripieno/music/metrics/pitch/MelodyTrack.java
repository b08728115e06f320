package io.ripieno.music.metrics.pitch;

import io.ripieno.music.metrics.MetricException;

/**
 * The pitch of a melody over time.
 *
 * @param times of the frames in seconds, rising, {@code [frames]}
 * @param hertz of each frame; 0 is unvoiced without a pitch, a negative number unvoiced with the pitch of its magnitude
 * @param voicing how far each frame counts as voiced, 0 to 1; 0 wherever there is no pitch
 */
public record MelodyTrack(double[] times, double[] hertz, double[] voicing) {
    public MelodyTrack {
        if (times.length != hertz.length || times.length != voicing.length) {
            throw new MetricException("%d times do not go with %d pitches and %d voicings. Give one of each a frame."
                    .formatted(times.length, hertz.length, voicing.length));
        }
        for (int i = 0; i < times.length; i++) {
            if (!(times[i] >= 0) || i > 0 && !(times[i] > times[i - 1]) || Double.isInfinite(times[i])) {
                throw new MetricException("times[%d] is %s s. Give times from 0 that rise.".formatted(i, times[i]));
            }
            if (!Double.isFinite(hertz[i])) {
                throw new MetricException(
                        "hertz[%d] is %s. Write 0 for frames without a pitch.".formatted(i, hertz[i]));
            }
            if (!(voicing[i] >= 0 && voicing[i] <= 1)) {
                throw new MetricException("voicing[%d] is %s. Give 0 to 1.".formatted(i, voicing[i]));
            }
        }
        voicing = voicing.clone();
        for (int i = 0; i < voicing.length; i++) {
            voicing[i] = hertz[i] == 0 ? 0 : voicing[i];
        }
    }

    /** A track whose frames are voiced where the pitch is above 0. */
    public static MelodyTrack of(double[] times, double[] hertz) {
        double[] voicing = new double[hertz.length];
        for (int i = 0; i < hertz.length; i++) {
            voicing[i] = hertz[i] > 0 ? 1 : 0;
        }
        return new MelodyTrack(times, hertz, voicing);
    }
}
