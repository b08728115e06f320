package io.ripieno.music.corpus;

import java.nio.ByteBuffer;

/**
 * Shares tunes out by a hash of the seed and the opening of their melody. A tune's split depends on nothing else, so
 * adding or removing tunes moves none, and copies and variants with the same opening stay on one side.
 *
 * @param seed other seeds give other splits
 * @param train share of the tunes, from 0 to 1
 * @param validation share of the tunes; what is left is for tests
 */
public record Splits(long seed, double train, double validation) {
    /** 85, 10 and 5 of a hundred. */
    public static Splits of(long seed) {
        return new Splits(seed, 0.85, 0.10);
    }

    public Splits {
        if (!(train >= 0 && validation >= 0 && train + validation <= 1)) {
            throw new IllegalArgumentException("The shares for training (" + train + ") and validation (" + validation
                    + ") must be at least 0 and at most 1 together.");
        }
    }

    public Split of(Fingerprint fingerprint) {
        long hash = ByteBuffer.wrap(Fingerprint.sha256(seed + " " + fingerprint.opening()))
                .getLong();
        double place = (hash >>> 11) * 0x1.0p-53;
        return place < train ? Split.TRAIN : place < train + validation ? Split.VALIDATION : Split.TEST;
    }
}
