package io.ripieno.service.file;

import io.ripieno.service.job.Code;
import io.ripieno.service.job.JobFailure;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;

/** Inputs that lie in the file system of this machine, below configured roots and nowhere else. */
public final class FileStore implements InputStore {
    private static final String GIVE =
            "Give an absolute file URI without host, query and fragment, such as" + " file:///music/song.wav.";

    private final FileRoots roots;

    /**
     * Reads below {@code roots} alone.
     *
     * @param roots folders; need not exist yet
     */
    public FileStore(List<Path> roots) {
        this.roots = new FileRoots(roots);
    }

    @Override
    public SeekableByteChannel open(URI uri) throws JobFailure {
        return ConfinedOpen.open(roots.place(path(uri)));
    }

    private static Path path(URI uri) throws JobFailure {
        if (!"file".equalsIgnoreCase(uri.getScheme())) {
            throw JobFailure.invalid(
                    Code.REFUSED_PLACE,
                    "The input " + uri + " has the scheme '" + uri.getScheme() + "', and only 'file' is read here.",
                    GIVE);
        }
        try {
            return Path.of(uri);
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw JobFailure.invalid(
                    Code.REFUSED_PLACE, "The input " + uri + " cannot be a file (" + e.getMessage() + ").", GIVE);
        }
    }
}
