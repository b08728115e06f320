package io.ripieno.service.file;

import io.ripieno.service.file.FileRoots.Placed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Pipes in the place of files and folders. */
final class Pipes {
    private static final int FILE_TYPE = 0170000;
    private static final int PIPE = 0010000;

    private Pipes() {}

    /**
     * Lets go whoever hangs in opening one of the names of a path because it is a pipe: whoever opens a pipe for reading
     * and writing never waits, and is the writer that the other waits for. Nothing but pipes is opened.
     *
     * @param placed null if it is not known yet where the file lies
     */
    static void letGo(@Nullable Placed placed) {
        if (placed == null) {
            return;
        }
        Path path = placed.root();
        for (Path name : placed.relative()) {
            path = path.resolve(name);
            if (isPipe(path)) {
                touch(path);
            }
        }
    }

    private static boolean isPipe(Path path) {
        try {
            Object mode = Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            return ((int) mode & FILE_TYPE) == PIPE;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
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
