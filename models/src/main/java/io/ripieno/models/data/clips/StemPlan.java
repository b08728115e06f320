package io.ripieno.models.data.clips;

import io.ripieno.models.data.phrase.Composer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a library of stems is made from; equal plans with equal fonts give equal bytes.
 *
 * @param seed of everything
 * @param train phrases of each instrument to train with
 * @param validation phrases of each instrument to choose thresholds with
 * @param test phrases of each instrument, of the held-out font, to report with
 */
public record StemPlan(long seed, int train, int validation, int test) {
    /** 160, 40 and 40 phrases of an instrument: 14 hours of stems, 1.7 GB. */
    public static final StemPlan DEFAULT = new StemPlan(20_260_101, 160, 40, 40);

    public StemPlan {
        if (train < 1 || validation < 1 || test < 1) {
            throw new IllegalArgumentException("A plan of " + train + ", " + validation + " and " + test
                    + " phrases is empty in a split; each needs at least 1.");
        }
    }

    /** How many phrases of each instrument a split has. */
    public int phrases(Split split) {
        return switch (split) {
            case TRAIN -> train;
            case VALIDATION -> validation;
            case TEST -> test;
        };
    }

    /** Names the folder of the library: a digest of the plan, the composer's version, the fonts and synthesizers. */
    String key(StemVoices voices) {
        String settings = String.join("|", toString(), "composer " + Composer.VERSION, voices.toString());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(settings.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
