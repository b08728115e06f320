package io.ripieno.models.data.clips;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The levels of the stems of a piece, kept beside its sound so that this need not be read again to know them. Where they
 * cannot be kept, as in a folder that is only read, they are measured each time.
 */
final class StoredLevels {
    static final String SUFFIX = ".levels";

    private StoredLevels() {}

    /**
     * Reads those of each stem, or measures and keeps them if none are there or not as many.
     *
     * @param each how many a stem has
     * @param measure of a stem, by its number
     */
    static List<float[]> of(Path file, int stems, int each, IntFunction<float[]> measure) throws IOException {
        List<float[]> levels = new ArrayList<>();
        int bytes = stems * each * Float.BYTES;
        if (Files.exists(file) && Files.size(file) == bytes) {
            FloatBuffer kept = ByteBuffer.wrap(Files.readAllBytes(file)).asFloatBuffer();
            for (int stem = 0; stem < stems; stem++) {
                float[] own = new float[each];
                kept.get(own);
                levels.add(own);
            }
            return levels;
        }
        ByteBuffer measured = ByteBuffer.allocate(bytes);
        for (int stem = 0; stem < stems; stem++) {
            float[] own = measure.apply(stem);
            levels.add(own);
            measured.asFloatBuffer().put(own);
            measured.position(measured.position() + own.length * Float.BYTES);
        }
        keep(file, measured.array());
        return levels;
    }

    private static void keep(Path file, byte[] levels) {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.write(draft, levels);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException ignored) {
            // They are known all the same; that they cannot be kept costs time alone.
        }
    }
}
