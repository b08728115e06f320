package io.ripieno.music.dmelodies;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ripieno.music.npz.NpyHeader;
import io.ripieno.music.npz.NpyType;
import io.ripieno.music.npz.NpzWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;

/**
 * The data set as files.
 *
 * @param arrays {@code score_array} {@code [1354752][16]} and {@code latent_array} {@code [1354752][9]}, both int32, in a
 *     {@code .npz} that NumPy reads without pickle
 * @param info names of tokens and factors, as JSON
 */
public record DatasetFiles(Path arrays, Path info) {
    private static final int ROWS_OF_BLOCK = 4096;
    private static final int PASSES = 2;

    /**
     * Writes all rows.
     *
     * @param folder made if missing
     * @param progress told the share that is done, 0 to 1, ever larger
     */
    public static DatasetFiles write(Path folder, MelodyVocabulary vocabulary, DoubleConsumer progress)
            throws IOException {
        Files.createDirectories(folder);
        var files = new DatasetFiles(folder.resolve("dmelodies.npz"), folder.resolve("dmelodies.json"));
        int melodyWidth = Melody.SLOTS;
        int factorsWidth = Factor.values().length;
        var meter = new Meter(progress, (double) PASSES * Melodies.COUNT * (melodyWidth + factorsWidth));
        try (var npz = new NpzWriter(new BufferedOutputStream(Files.newOutputStream(files.arrays), 1 << 16))) {
            npz.add(
                    "score_array",
                    header(melodyWidth),
                    out -> rows(out, melodyWidth, row -> vocabulary.encode(Melodies.of(row)), meter));
            npz.add(
                    "latent_array",
                    header(factorsWidth),
                    out -> rows(out, factorsWidth, row -> Factors.of(row).values(), meter));
        }
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValue(files.info.toFile(), DatasetInfo.of(vocabulary));
        return files;
    }

    private static NpyHeader header(int width) {
        return NpyHeader.of(NpyType.INT32, Melodies.COUNT, width);
    }

    private static void rows(OutputStream out, int width, IntFunction<int[]> values, Meter meter) throws IOException {
        ByteBuffer block =
                ByteBuffer.allocate(ROWS_OF_BLOCK * width * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        IntBuffer ints = block.asIntBuffer();
        for (int row = 0; row < Melodies.COUNT; row++) {
            ints.put(values.apply(row));
            if (!ints.hasRemaining() || row == Melodies.COUNT - 1) {
                out.write(block.array(), 0, ints.position() * Integer.BYTES);
                meter.add(ints.position());
                ints.clear();
            }
        }
    }

    private static final class Meter {
        private final DoubleConsumer progress;
        private final double all;
        private double done;

        Meter(DoubleConsumer progress, double all) {
            this.progress = progress;
            this.all = all;
        }

        void add(int count) {
            done += count;
            progress.accept(done / all);
        }
    }
}
