package io.ripieno.service.file;

import io.ripieno.service.job.Code;
import io.ripieno.service.log.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of one try of one job; gone with everything in it once closed. */
public final class Scratch implements AutoCloseable {
    private static final Log LOG = Log.of(Scratch.class);

    private final Path folder;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    /** Makes a folder that nobody else has below {@code parent}, which is made if it is missing. */
    public static Scratch below(Path parent) throws IOException {
        Files.createDirectories(parent);
        return new Scratch(Files.createTempDirectory(parent, "job-"));
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /** What cannot be removed is logged and left to the next start. */
    @Override
    public void close() {
        try {
            Trees.delete(folder);
        } catch (IOException e) {
            LOG.warn(
                    Code.SCRATCH,
                    "Scratch of a job could not be removed. Maybe its permissions changed.",
                    "folder",
                    folder,
                    "cause",
                    e);
        }
    }
}
