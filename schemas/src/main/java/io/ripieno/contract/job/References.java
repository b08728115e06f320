package io.ripieno.contract.job;

import io.ripieno.contract.v1.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.IntConsumer;

/** Claim checks for content that lies in a file. */
public final class References {
    private static final int BUFFER = 1 << 16;

    private References() {}

    /**
     * The reference of a file as it is now: its absolute {@code file:} URI, SHA-256, length and, from its name, media
     * type. The file is read once, a buffer at a time.
     *
     * @throws IOException if the file cannot be read
     */
    public static Reference ofFile(Path file) throws IOException {
        return ofFile(file, bytes -> {});
    }

    /**
     * The same, telling how far it is.
     *
     * @param read hears of each buffer how many bytes it had
     * @throws IOException if the file cannot be read
     */
    public static Reference ofFile(Path file, IntConsumer read) throws IOException {
        Path real = file.toRealPath();
        MessageDigest sha256 = sha256();
        long length = 0;
        try (InputStream in = Files.newInputStream(real)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha256.update(buffer, 0, n);
                length += n;
                read.accept(n);
            }
        }
        return Reference.newBuilder()
                .setUri(real.toUri().toString())
                .setSha256(HexFormat.of().formatHex(sha256.digest()))
                .setByteLength(length)
                .setMediaType(MediaTypes.of(real))
                .build();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256, which every one must have.", e);
        }
    }
}
