package io.ripieno.service.file;

import io.ripieno.service.file.FileRoots.Placed;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.log.Log;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;

/**
 * Opens a file name by name from its root, each relative to the open folder above it and never over a link, so that
 * nobody who swaps a folder or the file for a link between check and open leads out of the root. What was opened is
 * compared with what was checked.
 */
final class ConfinedOpen {
    private static final Log LOG = Log.of(ConfinedOpen.class);

    private ConfinedOpen() {}

    /**
     * Opens a regular file for reading.
     *
     * @throws JobFailure invalid if it is a folder, device or pipe; transient if it vanished or changed meanwhile
     */
    static SeekableByteChannel open(Placed placed) throws JobFailure {
        Deque<DirectoryStream<Path>> folders = new ArrayDeque<>();
        try {
            DirectoryStream<Path> folder = Files.newDirectoryStream(placed.root());
            folders.push(folder);
            if (!(folder instanceof SecureDirectoryStream<Path> secure)) {
                return openWithoutRelativePaths(placed);
            }
            int last = placed.relative().getNameCount() - 1;
            for (int i = 0; i < last; i++) {
                secure = secure.newDirectoryStream(placed.relative().getName(i), LinkOption.NOFOLLOW_LINKS);
                folders.push(secure);
            }
            return openIn(secure, placed);
        } catch (IOException e) {
            throw changed(placed, e);
        } finally {
            folders.forEach(ConfinedOpen::closeQuietly);
        }
    }

    private static SeekableByteChannel openIn(SecureDirectoryStream<Path> folder, Placed placed)
            throws IOException, JobFailure {
        Path name = placed.relative().getFileName();
        BasicFileAttributes before = attributes(folder, name);
        requireRegular(placed, before);
        SeekableByteChannel channel =
                folder.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        return requireSame(placed, channel, before, () -> attributes(folder, name));
    }

    /** For file systems whose folders cannot be opened: the real path is looked up again after opening. */
    private static SeekableByteChannel openWithoutRelativePaths(Placed placed) throws IOException, JobFailure {
        Path path = placed.path();
        BasicFileAttributes before = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        requireRegular(placed, before);
        SeekableByteChannel channel =
                Files.newByteChannel(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        return requireSame(placed, channel, before, () -> {
            if (!path.toRealPath().equals(path)) {
                throw new IOException("a folder of it became a link");
            }
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        });
    }

    private static BasicFileAttributes attributes(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        return folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    private static void requireRegular(Placed placed, BasicFileAttributes attributes) throws JobFailure {
        if (attributes.isRegularFile()) {
            return;
        }
        String what = attributes.isDirectory()
                ? "a folder"
                : attributes.isSymbolicLink() ? "a symbolic link" : "a device, pipe or socket";
        throw JobFailure.invalid(
                Code.REFUSED_PLACE, "The input " + placed.input() + " is " + what + ".", "Name a regular file.");
    }

    /**
     * The channel, if it can be read at any place, which no pipe, socket or terminal can, and what has the name now is
     * what had it before; else the channel is closed.
     */
    static SeekableByteChannel requireSame(
            Placed placed, SeekableByteChannel channel, BasicFileAttributes before, Look now) throws JobFailure {
        try {
            channel.position();
            BasicFileAttributes after = now.look();
            if (after.isRegularFile() && Objects.equals(before.fileKey(), after.fileKey())) {
                return channel;
            }
            throw new IOException("another file took its name");
        } catch (IOException e) {
            closeQuietly(channel);
            throw changed(placed, e);
        } catch (RuntimeException e) {
            closeQuietly(channel);
            throw e;
        }
    }

    private static JobFailure changed(Placed placed, IOException cause) {
        return JobFailure.passing(
                Code.UNREADABLE_INPUT,
                "The input " + placed.input() + " could not be opened (" + JobFailure.reason(cause) + ").",
                "Maybe it was replaced at this moment, or its permissions need care; then send the job again.",
                cause);
    }

    /** Nothing was written, so nothing is lost if it cannot be closed. */
    private static void closeQuietly(Closeable opened) {
        try {
            opened.close();
        } catch (IOException e) {
            LOG.warn(Code.UNREADABLE_INPUT, "What was opened to read an input could not be closed.", "cause", e);
        }
    }

    /** Looks at what has the name of the file now. */
    @FunctionalInterface
    interface Look {
        BasicFileAttributes look() throws IOException;
    }
}
