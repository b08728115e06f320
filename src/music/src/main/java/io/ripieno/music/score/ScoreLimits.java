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
 * @param maxDivisions of a quarter note that a score's times may need, see {@link TimeGrid}
 * @param maxParts of a score
 * @param maxDepth nesting of XML elements, or of brackets
 * @param maxTunes of a file
 * @param maxEntries of an archive
 * @param maxRatio unpacked to packed bytes of an archive's entry
 * @param xml of a document
 */
public record ScoreLimits(
        long maxBytes,
        int maxEvents,
        int maxMeasures,
        long maxQuarters,
        long maxDivisions,
        int maxParts,
        int maxDepth,
        int maxTunes,
        int maxEntries,
        int maxRatio,
        XmlLimits xml) {
    /**
     * Caps on one XML element with all that it holds, since no more of a document than a measure is held at a time.
     *
     * @param maxAttributes of an element
     * @param maxText characters of an element's text
     * @param maxNodes elements and attributes in an element, a measure or a part's share of one
     */
    public record XmlLimits(int maxAttributes, int maxText, int maxNodes) {
        /** 64 attributes, 65,536 characters, 250,000 elements and attributes. */
        public static final XmlLimits DEFAULT = new XmlLimits(64, 65_536, 250_000);

        public XmlLimits {
            positive("maxAttributes", maxAttributes);
            positive("maxText", maxText);
            positive("maxNodes", maxNodes);
        }
    }

    /**
     * 32 MiB, 200,000 events, 20,000 measures, 200,000 quarter notes, 2^32 divisions of each, 256 parts, depth 64,
     * 100,000 tunes, 256 entries, ratio 200, {@link XmlLimits#DEFAULT}.
     */
    public static final ScoreLimits DEFAULT = new ScoreLimits(
            32L << 20, 200_000, 20_000, 200_000, 1L << 32, 256, 64, 100_000, 256, 200, XmlLimits.DEFAULT);

    public ScoreLimits {
        positive("maxBytes", maxBytes);
        positive("maxEvents", maxEvents);
        positive("maxMeasures", maxMeasures);
        positive("maxQuarters", maxQuarters);
        positive("maxDivisions", maxDivisions);
        positive("maxParts", maxParts);
        positive("maxDepth", maxDepth);
        positive("maxTunes", maxTunes);
        positive("maxEntries", maxEntries);
        positive("maxRatio", maxRatio);
    }

    /** Those of {@link #DEFAULT}, but for how fine times are, for tunes and for XML. */
    public ScoreLimits(
            long maxBytes,
            int maxEvents,
            int maxMeasures,
            long maxQuarters,
            int maxParts,
            int maxDepth,
            int maxEntries,
            int maxRatio) {
        this(
                maxBytes,
                maxEvents,
                maxMeasures,
                maxQuarters,
                DEFAULT.maxDivisions(),
                maxParts,
                maxDepth,
                DEFAULT.maxTunes(),
                maxEntries,
                maxRatio,
                DEFAULT.xml());
    }

    public ScoreLimits withDivisions(long maxDivisions) {
        return new ScoreLimits(
                maxBytes,
                maxEvents,
                maxMeasures,
                maxQuarters,
                maxDivisions,
                maxParts,
                maxDepth,
                maxTunes,
                maxEntries,
                maxRatio,
                xml);
    }

    public ScoreLimits withTunes(int maxTunes) {
        return new ScoreLimits(
                maxBytes,
                maxEvents,
                maxMeasures,
                maxQuarters,
                maxDivisions,
                maxParts,
                maxDepth,
                maxTunes,
                maxEntries,
                maxRatio,
                xml);
    }

    public ScoreLimits withXml(XmlLimits xml) {
        return new ScoreLimits(
                maxBytes,
                maxEvents,
                maxMeasures,
                maxQuarters,
                maxDivisions,
                maxParts,
                maxDepth,
                maxTunes,
                maxEntries,
                maxRatio,
                xml);
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

    public void checkTunes(Place place, long tunes) throws ScoreException {
        check(place, tunes, maxTunes, "tunes");
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
