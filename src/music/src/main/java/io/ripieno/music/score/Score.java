package io.ripieno.music.score;

import java.util.Comparator;
import java.util.List;

/**
 * A score as written: repeats are marks on measures.
 *
 * @param measures shared by all parts, contiguous from 0; empty only if there is no event
 * @param tempos over the score
 * @param keys sounding ones over the score
 * @param chords sorted by onset; those of equal onset in the order given
 */
public record Score(
        Metadata metadata,
        List<Part> parts,
        List<Measure> measures,
        TempoMap tempos,
        Timeline<Key> keys,
        List<ChordSymbol> chords) {
    public Score {
        parts = List.copyOf(parts);
        measures = List.copyOf(measures);
        chords =
                chords.stream().sorted(Comparator.comparing(ChordSymbol::onset)).toList();
        Rational expected = Rational.ZERO;
        for (Measure measure : measures) {
            if (!measure.onset().equals(expected)) {
                throw new IllegalArgumentException("Measure " + measure.label() + " begins at " + measure.onset()
                        + " where the one before ends at " + expected + ".");
            }
            expected = measure.end();
        }
        if (measures.isEmpty() && parts.stream().anyMatch(part -> !part.events().isEmpty())) {
            throw new IllegalArgumentException("A score with events needs measures.");
        }
    }

    /** Metres over the score, as its measures have them; 4/4 if there is none. */
    public Timeline<Metre> metres() {
        return measures.isEmpty()
                ? Timeline.of(Metre.FOUR_FOUR)
                : new Timeline<>(measures.stream()
                        .map(measure -> new Timeline.Change<>(measure.onset(), measure.metre()))
                        .toList());
    }

    /** Where the last measure ends, in quarter notes. */
    public Rational end() {
        return measures.isEmpty()
                ? Rational.ZERO
                : measures.get(measures.size() - 1).end();
    }

    /** Index of the measure in which a time lies; that of the last for times beyond; -1 without measures. */
    public int measureAt(Rational onset) {
        int low = 0;
        int high = measures.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (measures.get(middle).onset().isAfter(onset)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return high < 0 ? -1 : low;
    }

    /** Whether a measure has a repeat, an ending or a jump, so that playing it needs {@link Unfolding}. */
    public boolean isFolded() {
        return measures.stream().anyMatch(measure -> !measure.barlines().isPlain());
    }

    public Score withMetadata(Metadata metadata) {
        return new Score(metadata, parts, measures, tempos, keys, chords);
    }

    public Score withParts(List<Part> parts) {
        return new Score(metadata, parts, measures, tempos, keys, chords);
    }
}
