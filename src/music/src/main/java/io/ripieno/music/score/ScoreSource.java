package io.ripieno.music.score;

import io.ripieno.music.score.ScoreException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The bytes of a score file with the name that messages give it. The bytes are not copied and must not be changed. */
public final class ScoreSource {
    private final String name;
    private final byte[] bytes;

    public ScoreSource(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /** Reads a file; {@link Problem#TOO_LARGE} over the limit, {@link Problem#INPUT_OUTPUT} if it cannot be read. */
    public static ScoreSource of(Path file, ScoreLimits limits) throws ScoreException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limits.maxBytes() + 1));
            limits.checkBytes(Place.WHOLE, bytes.length);
            return new ScoreSource(String.valueOf(file.getFileName()), bytes);
        } catch (ScoreException e) {
            throw e;
        } catch (IOException e) {
            throw new ScoreException(
                    Problem.INPUT_OUTPUT,
                    Place.WHOLE,
                    "\"" + file + "\" cannot be read (" + e.getClass().getSimpleName()
                            + "): check the path and its permissions.",
                    e);
        }
    }

    public String name() {
        return name;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Whether the file begins with these bytes at an offset. */
    boolean has(int offset, byte... expected) {
        return offset + expected.length <= bytes.length
                && Arrays.equals(bytes, offset, offset + expected.length, expected, 0, expected.length);
    }
}
