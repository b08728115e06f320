package io.ripieno.music.dmelodies;

import io.ripieno.music.npz.NpzWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /**
     * Writes the rows as int32 arrays {@code training}, {@code validation} and {@code test} into a {@code .npz}.
     *
     * @return the file
     */
    public Path write(Path file) throws IOException {
        try (var npz = new NpzWriter(new BufferedOutputStream(Files.newOutputStream(file)))) {
            npz.add("training", training, training.length);
            npz.add("validation", validation, validation.length);
            npz.add("test", test, test.length);
        }
        return file;
    }
}
