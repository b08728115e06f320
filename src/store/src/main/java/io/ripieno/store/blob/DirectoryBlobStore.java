package io.ripieno.store.blob;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Blobs as files of one folder. A file is written beside its place, forced to the disk, moved into place in one step, and
 * the folder is forced after it.
 */
public final class DirectoryBlobStore implements PrunableBlobStore {
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*");

    private static final String PART = ".part";

    private static final int TRIES = 5;

    private final Path folder;

    /**
     * Keeps blobs in a folder.
     *
     * @param folder is made with the first blob if it is missing
     */
    public DirectoryBlobStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public Blob put(String key, String mediaType, byte[] content) throws IOException {
        Path target = path(key);
        int tries = 1;
        while (!write(target, content)) {
            if (++tries > TRIES) {
                throw new FileSystemException(
                        above(target).toString(), null, "it cannot be made a folder, or is removed again and again");
            }
        }
        return new Blob(target.toUri(), Sha256.of(content).hex(), content.length, mediaType);
    }

    /** Writes a file; false if its folder, empty as yet, was removed at this moment. */
    private static boolean write(Path target, byte[] content) throws IOException {
        Path parent = above(target);
        Path part = target.resolveSibling("." + UUID.randomUUID() + PART);
        try {
            makeFolders(parent);
            try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    file.write(buffer);
                }
                file.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(parent);
            return true;
        } catch (NoSuchFileException | FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Makes a folder and those above it, each so that it survives a crash. */
    private static void makeFolders(Path wanted) throws IOException {
        if (!Files.isDirectory(wanted)) {
            Path parent = above(wanted);
            makeFolders(parent);
            try {
                Files.createDirectory(wanted);
                force(parent);
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(wanted)) {
                    throw e;
                }
            }
        }
    }

    private static void force(Path names) throws IOException {
        try (FileChannel channel = FileChannel.open(names, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public Optional<byte[]> get(String key) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(path(key)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean holds(Blob blob) throws IOException {
        Path path = Path.of(blob.uri()).normalize();
        if (!path.startsWith(folder)
                || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                || Files.size(path) != blob.bytes()) {
            return false;
        }
        MessageDigest digest = Sha256.newDigest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return Sha256.of(digest).hex().equals(blob.sha256());
    }

    @Override
    public List<StoredBlob> list(String prefix) throws IOException {
        if (!prefix.endsWith("/")) {
            throw new IllegalArgumentException("The prefix (" + prefix + ") must end with '/'.");
        }
        Path start = path(prefix.substring(0, prefix.length() - 1));
        List<StoredBlob> found = new ArrayList<>();
        if (Files.isDirectory(start, LinkOption.NOFOLLOW_LINKS)) {
            walk(start, (file, attributes) -> {
                String key = folder.relativize(file).toString().replace(File.separatorChar, '/');
                if (KEY.matcher(key).matches()) {
                    found.add(new StoredBlob(
                            key,
                            attributes.size(),
                            attributes.lastModifiedTime().toInstant()));
                }
            });
        }
        return found;
    }

    /** A file that was put again while it was being removed is moved back to its place. */
    @Override
    public boolean remove(String key, Instant unlessPutSince) throws IOException {
        Path file = path(key);
        Path part = file.resolveSibling("." + UUID.randomUUID() + PART);
        try {
            if (isPutSince(file, unlessPutSince)) {
                return false;
            }
            Files.move(file, part, StandardCopyOption.ATOMIC_MOVE);
            if (isPutSince(part, unlessPutSince)) {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return false;
            }
            Files.delete(part);
        } catch (NoSuchFileException e) {
            return true;
        }
        removeEmpty(above(file));
        return true;
    }

    @Override
    public Instant now() throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve("." + UUID.randomUUID() + PART);
        try {
            return Files.getLastModifiedTime(Files.createFile(part)).toInstant();
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public boolean tryExclusively(String what, Action action) throws IOException {
        Files.createDirectories(folder);
        Path lock = folder.resolve("." + path(what).getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held == null) {
                return false;
            }
            action.run();
            return true;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static boolean isPutSince(Path file, Instant time) throws IOException {
        return !Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                .toInstant()
                .isBefore(time);
    }

    /** Removes folders up to the store's own that nothing is in; one that is written to at this moment stays. */
    private void removeEmpty(Path start) throws IOException {
        try {
            for (Path empty = start; !empty.equals(folder) && !above(empty).equals(folder); ) {
                Files.delete(empty);
                empty = above(empty);
            }
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            return;
        }
    }

    /** Removes parts that nobody has written to since then: what was left by a writer that was killed. */
    public void removeParts(Instant before) throws IOException {
        if (Files.isDirectory(folder)) {
            walk(folder, (file, attributes) -> {
                if (file.getFileName().toString().endsWith(PART)
                        && attributes.lastModifiedTime().toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            });
        }
    }

    /** Visits all regular files; what vanishes meanwhile is left out. */
    private static void walk(Path start, Visit visit) throws IOException {
        Files.walkFileTree(start, new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    visit.file(file, attributes);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                return unlessThere(e);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                return e == null ? FileVisitResult.CONTINUE : unlessThere(e);
            }

            /** What cannot be looked at must not be taken for gone. */
            private static FileVisitResult unlessThere(IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
    }

    @FunctionalInterface
    private interface Visit {
        void file(Path file, BasicFileAttributes attributes) throws IOException;
    }

    /** The folder of a file or folder below our own. */
    private static Path above(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private Path path(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("The key of a blob (" + key
                    + ") must be made of names of lower-case letters, digits, '.', '_' and '-', joined by '/'.");
        }
        return folder.resolve(key);
    }
}
