package io.ripieno.service.file;

import io.ripieno.service.file.FileRoots.Placed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** Pipes in the place of files and folders. */
final class Pipes {
    private Pipes() {}

    /**
     * Lets go whoever hangs in opening one of the names of a path because it is a pipe: whoever opens a pipe for reading
     * and writing never waits, and is the writer that the other waits for.
     */
    static void letGo(Placed placed) {
        Path path = placed.root();
        for (Path name : placed.relative()) {
            path = path.resolve(name);
            if (isOther(path)) {
                touch(path);
            }
        }
    }

    private static boolean isOther(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isOther();
        } catch (IOException e) {
            return false;
        }
    }

    private static void touch(Path pipe) {
        try {
            FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)
                    .close();
        } catch (IOException e) {
            // Whoever hangs is left behind in time.
        }
    }
}
