package io.ripieno.models.data.layout;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that is either complete or not there: it is filled under another name beside its own, {@code .NAME.partial}, and
 * renamed at the end. What a run that was stopped left there is for the next one to go on with or to clear; a partial folder
 * that is empty at the end is removed.
 */
public final class NewFolder implements AutoCloseable {
    private static final String LOCK = ".lock";

    private final Path folder;
    private final Path partial;
    private final FileChannel lock;
    private boolean complete;

    /**
     * @throws FileAlreadyExistsException if there is something of that name
     * @throws IOException also if another run is writing it
     */
    public NewFolder(Path folder) throws IOException {
        requireAbsent(folder);
        this.folder = folder.toAbsolutePath();
        partial = partial(folder);
        Files.createDirectories(partial);
        lock = FileChannel.open(partial.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isOurs(lock)) {
            lock.close();
            throw new IOException("Another run is writing " + folder + ": wait for its end, or name another folder.");
        }
    }

    private static boolean isOurs(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException sameProgram) {
            return false;
        }
    }

    /**
     * @throws FileAlreadyExistsException if there is something of that name
     */
    public static void requireAbsent(Path folder) throws FileAlreadyExistsException {
        if (Files.exists(folder)) {
            throw new FileAlreadyExistsException(
                    folder + " is there already and would be overwritten: remove it, or name another folder.");
        }
    }

    /** The name of a folder until it is complete. */
    public static Path partial(Path folder) {
        return folder.toAbsolutePath().resolveSibling("." + folder.getFileName() + ".partial");
    }

    /** Where to write. */
    public Path partial() {
        return partial;
    }

    /** Removes what is there. */
    public void clear() throws IOException {
        clear(partial);
    }

    /** Makes a folder, or removes what is in it. */
    static Path emptied(Path folder) throws IOException {
        Files.createDirectories(folder);
        clear(folder);
        return folder;
    }

    /** Gives the folder its name. */
    public void complete() throws IOException {
        Files.delete(partial.resolve(LOCK));
        Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        complete = true;
        lock.close();
    }

    @Override
    public void close() throws IOException {
        if (!complete) {
            Files.deleteIfExists(partial.resolve(LOCK));
            boolean empty;
            try (Stream<Path> left = Files.list(partial)) {
                empty = left.findAny().isEmpty();
            }
            if (empty) {
                Files.delete(partial);
            }
            lock.close();
        }
    }

    private static void clear(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            if (!each.equals(folder) && !each.equals(folder.resolve(LOCK))) {
                Files.delete(each);
            }
        }
    }
}
