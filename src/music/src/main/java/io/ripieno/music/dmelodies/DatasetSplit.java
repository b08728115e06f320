package io.ripieno.music.dmelodies;

import java.util.Arrays;
import java.util.Random;

/**
 * The rows for training, validation and test: .70, .20 and .10 of all, shuffled. Equal seeds give equal splits on every
 * machine; they are not those of NumPy's generator.
 */
public record DatasetSplit(int[] training, int[] validation, int[] test) {
    private static final double TRAINING = 0.70;
    private static final double TRAINING_AND_VALIDATION = 0.90;

    /** Shuffles all rows (Fisher and Yates, with the generator that {@link Random} specifies) and cuts them. */
    public static DatasetSplit of(long seed) {
        int[] rows = new int[Melodies.COUNT];
        Arrays.setAll(rows, row -> row);
        var random = new Random(seed);
        for (int last = rows.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int row = rows[last];
            rows[last] = rows[other];
            rows[other] = row;
        }
        int firstCut = (int) (TRAINING * rows.length);
        int secondCut = (int) (TRAINING_AND_VALIDATION * rows.length);
        return new DatasetSplit(
                Arrays.copyOfRange(rows, 0, firstCut),
                Arrays.copyOfRange(rows, firstCut, secondCut),
                Arrays.copyOfRange(rows, secondCut, rows.length));
    }
}
