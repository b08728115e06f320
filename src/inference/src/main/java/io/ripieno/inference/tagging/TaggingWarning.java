package io.ripieno.inference.tagging;

/**
 * Something about the input that makes the result less trustworthy.
 *
 * @param kind what it is
 * @param message with the measured value
 */
public record TaggingWarning(Kind kind, String message) {
    /** The kinds of warnings. */
    public enum Kind {
        /** The level of the whole recording is below -70 dBFS (root mean square of the mono mix). */
        SILENT,
        /** More than one sample in 10,000 is at full scale in a run of three or more. */
        CLIPPED,
        /** Samples that are not finite numbers; they were taken as 0. */
        NOT_FINITE,
        /** Shorter than one window; the rest of the window was filled with zeros. */
        PADDED,
        /** The file is damaged and was read all the same. */
        DAMAGED
    }
}
