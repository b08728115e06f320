package io.ripieno.music.dmelodies;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A value of each factor, or {@link #UNDEFINED} where a melody has none.
 *
 * @param tonic 0 (C) to 11 (B)
 * @param octave 0 to 2: the root is in octave 4 to 6
 * @param scale 0 major, 1 harmonic minor, 2 blues
 * @param rhythm1 0 to 27, of the first bar
 * @param rhythm2 0 to 27, of the second bar
 * @param arpeggio1 0 up, 1 down; likewise the other chords
 */
public record Factors(
        int tonic,
        int octave,
        int scale,
        int rhythm1,
        int rhythm2,
        int arpeggio1,
        int arpeggio2,
        int arpeggio3,
        int arpeggio4) {
    /** The value of a factor that cannot be told. */
    public static final int UNDEFINED = -1;

    private static final Factor[] COLUMNS = Factor.values();

    public Factors {
        require(Factor.TONIC, tonic);
        require(Factor.OCTAVE, octave);
        require(Factor.SCALE, scale);
        require(Factor.RHYTHM_BAR_1, rhythm1);
        require(Factor.RHYTHM_BAR_2, rhythm2);
        require(Factor.ARPEGGIO_CHORD_1, arpeggio1);
        require(Factor.ARPEGGIO_CHORD_2, arpeggio2);
        require(Factor.ARPEGGIO_CHORD_3, arpeggio3);
        require(Factor.ARPEGGIO_CHORD_4, arpeggio4);
    }

    /**
     * The factors of a row.
     *
     * @throws IllegalArgumentException if there is no such row
     */
    public static Factors of(int row) {
        Melodies.requireRow(row);
        int rest = row;
        int[] values = new int[COLUMNS.length];
        for (int column = values.length - 1; column >= 0; column--) {
            values[column] = rest % COLUMNS[column].size();
            rest /= COLUMNS[column].size();
        }
        return of(values);
    }

    /** @param values one for each factor, in their order */
    public static Factors of(int[] values) {
        if (values.length != COLUMNS.length) {
            throw new IllegalArgumentException("%d values; there are nine factors".formatted(values.length));
        }
        return new Factors(
                values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7], values[8]);
    }

    /** One for each factor, in their order. */
    public int[] values() {
        return new int[] {tonic, octave, scale, rhythm1, rhythm2, arpeggio1, arpeggio2, arpeggio3, arpeggio4};
    }

    /** Whether each factor has a value. */
    public boolean isComplete() {
        return IntStream.of(values()).noneMatch(value -> value == UNDEFINED);
    }

    /**
     * The row that these factors define, the last one moving fastest.
     *
     * @throws IllegalStateException if one of them is undefined
     */
    public int row() {
        int[] values = values();
        int row = 0;
        for (int column = 0; column < values.length; column++) {
            if (values[column] == UNDEFINED) {
                throw new IllegalStateException(
                        "factor %s is undefined; only complete factors have a row".formatted(COLUMNS[column].label()));
            }
            row = row * COLUMNS[column].size() + values[column];
        }
        return row;
    }

    /** The name of the row's files without extension: the row and the nine values, joined by underscores. */
    public String fileName() {
        return IntStream.concat(IntStream.of(row()), IntStream.of(values()))
                .mapToObj(String::valueOf)
                .collect(Collectors.joining("_"));
    }

    private static void require(Factor factor, int value) {
        if (value < UNDEFINED || value >= factor.size()) {
            throw new IllegalArgumentException("%s %d; it goes from 0 to %d, or is %d if undefined"
                    .formatted(factor.label(), value, factor.size() - 1, UNDEFINED));
        }
    }
}
