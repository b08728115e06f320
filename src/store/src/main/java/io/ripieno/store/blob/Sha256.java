package io.ripieno.store.blob;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Sha256(String hex) {
    public Sha256 {
        if (!isHex(hex)) {
            throw new IllegalArgumentException("The SHA-256 digest (" + hex
                    + ") must be 64 lower-case hexadecimal digits. Maybe it was cut off, or is of another kind.");
        }
    }

    public static boolean isHex(String text) {
        if (text.length() != 64) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256, which every runtime must have.", e);
        }
    }

    /** The digest of everything given to {@code digest} so far; resets it. */
    public static Sha256 of(MessageDigest digest) {
        return new Sha256(HexFormat.of().formatHex(digest.digest()));
    }

    public static Sha256 of(byte[] content) {
        MessageDigest digest = newDigest();
        digest.update(content);
        return of(digest);
    }

    @Override
    public String toString() {
        return hex;
    }
}
