package io.ripieno.service.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The scratch of one process: a folder of its own that is locked while the process lives. What processes left behind
 * that ended without clearing up is removed when the next one claims its own.
 */
public final class ScratchHome implements AutoCloseable {
    private static final String PREFIX = "run-";
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lock;

    private ScratchHome(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Claims a folder.
     *
     * @param directory that holds the folders of all processes; made if it is missing
     * @throws UncheckedIOException if it cannot be written; the message says what to do
     */
    public static ScratchHome claim(Path directory) {
        try {
            Files.createDirectories(directory);
            removeAbandoned(directory);
            Path folder = Files.createTempDirectory(directory, PREFIX);
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                throw new IOException("another process locked " + folder);
            }
            return new ScratchHome(folder, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Scratch cannot be made below " + directory + " (" + e
                            + "). Set ripieno.scratch.directory to a folder that can be written.",
                    e);
        }
    }

    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            lock.close();
            Trees.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Scratch at " + folder + " cannot be removed (" + e + ").", e);
        }
    }

    private static void removeAbandoned(Path directory) throws IOException {
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(directory, PREFIX + "*")) {
            for (Path run : runs) {
                if (isAbandoned(run)) {
                    Trees.delete(run);
                }
            }
        }
    }

    private static boolean isAbandoned(Path run) throws IOException {
        Path file = run.resolve(LOCK);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return tryLock(channel) != null;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
