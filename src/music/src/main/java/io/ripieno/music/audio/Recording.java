package io.ripieno.music.audio;

import java.nio.file.Path;

/**
 * A file of audio, and what it is called in messages where that is not its path, such as the URI that it came from.
 *
 * @param file to read
 * @param name for people
 */
public record Recording(Path file, String name) {
    /** A file that is called by its path. */
    public static Recording of(Path file) {
        return new Recording(file, file.toString());
    }

    /** The name for people. */
    @Override
    public String toString() {
        return name;
    }
}
