package io.ripieno.store.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Blobs as files of one folder. A file is written beside its place, forced to the disk, moved into place in one step, and
 * the folder is forced after it.
 */
public final class DirectoryBlobStore implements BlobStore {
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*");

    private static final String PART = ".part";

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
        Path parent = target.getParent();
        Files.createDirectories(parent);
        Path part = target.resolveSibling("." + UUID.randomUUID() + PART);
        try {
            try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    file.write(buffer);
                }
                file.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        try (FileChannel names = FileChannel.open(parent, StandardOpenOption.READ)) {
            names.force(true);
        }
        return new Blob(target.toUri(), Sha256.of(content).hex(), content.length, mediaType);
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

    /** Removes parts that nobody has written to since then: what was left by a writer that was killed. */
    public void removeParts(Instant before) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.getFileName().toString().endsWith(PART)
                        && attributes.lastModifiedTime().toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path vanished, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private Path path(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("The key of a blob (" + key
                    + ") must be made of names of lower-case letters, digits, '.', '_' and '-', joined by '/'.");
        }
        return folder.resolve(key);
    }
}
