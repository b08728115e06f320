package io.ripieno.service.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The scratch of one process: a folder of its own that is locked while the process lives. What processes left behind
 * that ended without clearing up is removed when the next one claims its own.
 */
public final class ScratchHome implements AutoCloseable {
    private static final String PREFIX = "run-";
    private static final String LOCK = "lock";
    private static final Duration LONG_ENOUGH_TO_LOCK = Duration.ofHours(1);

    /** Looking at a lock that this process holds would release it. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

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
            Path folder = Files.createTempDirectory(directory.toRealPath(), PREFIX);
            OURS.add(folder);
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
            OURS.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Scratch at " + folder + " cannot be removed (" + e + ").", e);
        }
    }

    /**
     * Removes what processes left that ended without clearing up.
     *
     * @param directory that holds the folders of all processes
     */
    public static void removeAbandoned(Path directory) throws IOException {
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(directory.toRealPath(), PREFIX + "*")) {
            for (Path run : runs) {
                if (!OURS.contains(run) && isAbandoned(run)) {
                    Trees.delete(run);
                }
            }
        }
    }

    private static boolean isAbandoned(Path run) throws IOException {
        try {
            return isUnlocked(run);
        } catch (NoSuchFileException removedMeanwhile) {
            return false;
        }
    }

    private static boolean isUnlocked(Path run) throws IOException {
        Path file = run.resolve(LOCK);
        if (!Files.isRegularFile(file)) {
            Instant made = Files.getLastModifiedTime(run).toInstant();
            return made.isBefore(Instant.now().minus(LONG_ENOUGH_TO_LOCK));
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
