package io.ripieno.models.data.arrange;

import java.util.List;

/**
 * A stretch of whole bars in which the same tracks play.
 *
 * @param from in quarter notes from the beginning of the piece
 * @param to in quarter notes, not included
 * @param start in seconds
 * @param end in seconds
 * @param tracks indices of those that are to play, ascending
 */
public record Section(Kind kind, double from, double to, double start, double end, List<Integer> tracks) {
    /** What a section is in the form of the piece. */
    public enum Kind {
        INTRO,
        THEME,
        /** One instrument in front that improvises over the chords. */
        SOLO,
        /** One instrument by itself. */
        ALONE,
        /** Without some of the rhythm. */
        BREAK,
        OUTRO
    }

    public Section {
        tracks = List.copyOf(tracks);
    }
}
