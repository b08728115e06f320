package io.ripieno.models.data.layout;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that is either complete or not there: it is filled under another name beside its own, {@code .NAME.partial}, and
 * renamed at the end. What a run that was killed left there is removed by the next one, which begins anew.
 */
public final class NewFolder implements AutoCloseable {
    private final Path folder;
    private final Path partial;
    private boolean complete;

    /**
     * @throws FileAlreadyExistsException if there is something of that name
     */
    public NewFolder(Path folder) throws IOException {
        requireAbsent(folder);
        this.folder = folder.toAbsolutePath();
        partial = this.folder.resolveSibling("." + this.folder.getFileName() + ".partial");
        remove(partial);
        Files.createDirectories(partial);
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

    /** Where to write. */
    public Path partial() {
        return partial;
    }

    /** Gives the folder its name. */
    public void complete() throws IOException {
        Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        complete = true;
    }

    @Override
    public void close() throws IOException {
        if (!complete) {
            remove(partial);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> all;
            try (Stream<Path> walk = Files.walk(folder)) {
                all = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : all) {
                Files.delete(each);
            }
        }
    }
}
