package io.ripieno.music.metrics.melody.bleu;

import io.ripieno.music.metrics.MetricException;
import java.util.List;

/**
 * A sequence of tokens and those that it is judged by. Tokens are numbers of any vocabulary: the pitches of melodies, or
 * their durations.
 *
 * @param candidate {@code [tokens]}, may be empty
 * @param references {@code [tokens]} each, at least one
 */
public record Segment(int[] candidate, List<int[]> references) {
    public Segment {
        candidate = candidate.clone();
        references = references.stream().map(int[]::clone).toList();
        if (references.isEmpty()) {
            throw new MetricException("references (" + references + ") must not be empty: give at least one.");
        }
    }

    /** A sequence and the only one that it is judged by. */
    public static Segment of(int[] candidate, int[] reference) {
        return new Segment(candidate, List.of(reference));
    }

    /** The length of the reference that is nearest in length, the shorter of two. */
    int referenceLength() {
        int best = references.get(0).length;
        for (int[] reference : references) {
            int nearer = Math.abs(reference.length - candidate.length) - Math.abs(best - candidate.length);
            if (nearer < 0 || (nearer == 0 && reference.length < best)) {
                best = reference.length;
            }
        }
        return best;
    }
}
