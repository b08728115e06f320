package io.ripieno.service.file;

import io.ripieno.service.file.FileRoots.Placed;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Stop;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Inputs that lie in the file system of this machine, below configured roots and nowhere else. */
public final class FileStore implements InputStore {
    private static final String GIVE =
            "Give an absolute file URI without host, query and fragment, such as file:///music/song.wav.";
    private static final Pattern ESCAPED_SEPARATOR = Pattern.compile("%(2[Ff]|00)");

    private final FileRoots roots;
    private final OpenInTime inTime;

    /**
     * Reads below {@code roots} alone.
     *
     * @param roots folders; need not exist yet
     * @param openTime that looking for one file and opening it may take
     */
    public FileStore(List<Path> roots, Duration openTime) {
        this.roots = new FileRoots(roots);
        this.inTime = new OpenInTime(openTime);
    }

    @Override
    public SeekableByteChannel open(URI uri, Stop stop) throws JobFailure {
        Path path = path(uri);
        AtomicReference<@Nullable Placed> found = new AtomicReference<>();
        return inTime.open(
                uri,
                () -> {
                    Placed placed = roots.place(uri, path);
                    found.set(placed);
                    return ConfinedOpen.open(placed);
                },
                () -> Pipes.letGo(found.get()),
                stop);
    }

    private static Path path(URI uri) throws JobFailure {
        if (!"file".equalsIgnoreCase(uri.getScheme())) {
            throw refused(uri, "has the scheme '" + uri.getScheme() + "', and only 'file' is read here");
        }
        if (uri.getRawAuthority() != null) {
            throw refused(uri, "names the host '" + uri.getRawAuthority() + "', and only this machine is read");
        }
        if (uri.getRawPath() != null
                && ESCAPED_SEPARATOR.matcher(uri.getRawPath()).find()) {
            throw refused(uri, "has an escaped separator or NUL in a name");
        }
        try {
            return Path.of(uri);
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw refused(uri, "cannot be a file (" + e.getMessage() + ")");
        }
    }

    private static JobFailure refused(URI uri, String why) {
        return JobFailure.invalid(Code.REFUSED_PLACE, "The input " + uri + " " + why + ".", GIVE);
    }
}
