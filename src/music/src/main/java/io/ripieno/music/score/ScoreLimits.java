package io.ripieno.music.score;

import io.ripieno.music.score.ScoreException.Problem;

/**
 * Caps that readers and unfolding hold to, whatever a file claims.
 *
 * @param maxBytes of a file, and of what an archive unpacks to
 * @param maxEvents notes, rests and strokes of a score together with its chord symbols and its changes of tempo and key,
 *     before and after unfolding
 * @param maxMeasures of a score, before and after unfolding
 * @param maxQuarters duration of a score in quarter notes, before and after unfolding
 * @param maxParts of a score
 * @param maxDepth nesting of XML elements, or of brackets
 * @param maxEntries of an archive
 * @param maxRatio unpacked to packed bytes of an archive's entry
 */
public record ScoreLimits(
        long maxBytes,
        int maxEvents,
        int maxMeasures,
        long maxQuarters,
        int maxParts,
        int maxDepth,
        int maxEntries,
        int maxRatio) {
    /** 32 MiB, 200,000 events, 20,000 measures, 200,000 quarter notes, 256 parts, depth 64, 256 entries, ratio 200. */
    public static final ScoreLimits DEFAULT = new ScoreLimits(32L << 20, 200_000, 20_000, 200_000, 256, 64, 256, 200);

    public ScoreLimits {
        positive("maxBytes", maxBytes);
        positive("maxEvents", maxEvents);
        positive("maxMeasures", maxMeasures);
        positive("maxQuarters", maxQuarters);
        positive("maxParts", maxParts);
        positive("maxDepth", maxDepth);
        positive("maxEntries", maxEntries);
        positive("maxRatio", maxRatio);
    }

    public void checkBytes(Place place, long bytes) throws ScoreException {
        check(place, bytes, maxBytes, "bytes");
    }

    public void checkEvents(Place place, long events) throws ScoreException {
        check(place, events, maxEvents, "notes, rests and signs");
    }

    public void checkMeasures(Place place, long measures) throws ScoreException {
        check(place, measures, maxMeasures, "measures");
    }

    public void checkParts(Place place, long parts) throws ScoreException {
        check(place, parts, maxParts, "parts");
    }

    public void checkDepth(Place place, long depth) throws ScoreException {
        check(place, depth, maxDepth, "levels of nesting");
    }

    public void checkEntries(Place place, long entries) throws ScoreException {
        check(place, entries, maxEntries, "archive entries");
    }

    /** Throws {@link Problem#TOO_LARGE} if a time lies beyond the cap on duration. */
    public void checkTime(Place place, Rational quarters) throws ScoreException {
        if (quarters.isAfter(Rational.of(maxQuarters))) {
            throw tooLarge(place, quarters.floor(), maxQuarters, "quarter notes");
        }
    }

    private static void check(Place place, long value, long limit, String what) throws ScoreException {
        if (value > limit) {
            throw tooLarge(place, value, limit, what);
        }
    }

    private static ScoreException tooLarge(Place place, long value, long limit, String what) {
        return new ScoreException(
                Problem.TOO_LARGE,
                place,
                "The score has at least " + value + " " + what + ", over the limit of " + limit
                        + ". Maybe it is damaged: if not, split it or raise the limit on " + what + ".");
    }

    private static void positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " (" + value + ") must be at least 1.");
        }
    }
}
