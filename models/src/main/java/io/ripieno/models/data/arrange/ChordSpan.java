package io.ripieno.models.data.arrange;

import org.jspecify.annotations.Nullable;

/**
 * A chord for a time.
 *
 * @param from in quarter notes from the beginning of the piece
 * @param to in quarter notes, not included
 * @param start in seconds
 * @param end in seconds
 * @param chord null where there is none
 */
public record ChordSpan(
        double from,
        double to,
        double start,
        double end,
        @Nullable Chord chord) {
    /** The chord's label, or {@code N} where there is none. */
    public String label() {
        return chord == null ? "N" : chord.label();
    }
}
