package io.ripieno.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A broker's data directory, held by one broker at a time: the operating system drops the lock with the process. */
final class DataDirectory implements AutoCloseable {
    private final Path root;
    private final FileChannel channel;

    private DataDirectory(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /**
     * Creates the directory if need be and takes its lock.
     *
     * @throws BrokerException if it cannot be written or another broker holds it
     */
    static DataDirectory claim(Path root) {
        FileChannel channel = null;
        try {
            Files.createDirectories(log(root));
            channel =
                    FileChannel.open(root.resolve("broker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new BrokerException(
                        "another broker uses the data directory %s; stop it or choose another directory"
                                .formatted(root));
            }
            return new DataDirectory(root, channel);
        } catch (IOException e) {
            throw new BrokerException(
                    "cannot write the data directory %s (%s); make it writable or choose another directory"
                            .formatted(root, e),
                    e);
        }
    }

    Path log() {
        return log(root);
    }

    Path ports() {
        return root.resolve("ports.properties");
    }

    boolean formatted() {
        return Files.isRegularFile(log().resolve("meta.properties"));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new BrokerException("cannot let go of the data directory " + root, e);
        }
    }

    private static Path log(Path root) {
        return root.resolve("log");
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }
}
