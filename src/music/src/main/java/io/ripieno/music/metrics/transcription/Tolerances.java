package io.ripieno.music.metrics.transcription;

import io.ripieno.music.metrics.MetricException;

/**
 * How near is near enough; each bound is included unless {@code strict}. Times are compared after rounding their distance
 * to 0.1 ms.
 *
 * @param onset in seconds
 * @param cents of pitch
 * @param offsetRatio of the true note's duration
 * @param offset in seconds, the least that the ratio comes to
 * @param strict whether a distance must be less than its bound
 */
public record Tolerances(double onset, double cents, double offsetRatio, double offset, boolean strict) {
    /** Those of MIREX and {@code mir_eval}: 50 ms, 50 cents, a fifth of the duration but at least 50 ms. */
    public static final Tolerances MIREX = new Tolerances(0.05, 50, 0.2, 0.05, false);

    public Tolerances {
        if (!(onset >= 0 && cents >= 0 && offsetRatio >= 0 && offset >= 0)) {
            throw new MetricException(
                    "Tolerances of %s s, %s cents, a ratio of %s and %s s: one is negative. Give 0 or more."
                            .formatted(onset, cents, offsetRatio, offset));
        }
    }

    boolean onsetHits(SoundingNote reference, SoundingNote estimate) {
        return within(rounded(reference.onset() - estimate.onset()), onset);
    }

    boolean pitchHits(SoundingNote reference, SoundingNote estimate) {
        return within(Math.abs(1200 * (log2(reference.hertz()) - log2(estimate.hertz()))), cents);
    }

    boolean offsetHits(SoundingNote reference, SoundingNote estimate) {
        return within(rounded(reference.offset() - estimate.offset()), offsetBound(reference));
    }

    /** How far the offset of an estimate may be, in seconds. */
    double offsetBound(SoundingNote reference) {
        return Math.max(offsetRatio * reference.duration(), offset);
    }

    private boolean within(double distance, double bound) {
        return strict ? distance < bound : distance <= bound;
    }

    private static double rounded(double seconds) {
        return Math.rint(Math.abs(seconds) * 1e4) / 1e4;
    }

    private static double log2(double hertz) {
        return Math.log(hertz) / Math.log(2);
    }
}
