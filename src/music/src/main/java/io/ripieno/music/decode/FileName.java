package io.ripieno.music.decode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The name of a file in the bytes that the file system knows it by, so that a worker opens the same file under any
 * locale, also one that cannot spell it.
 *
 * @param bytes of the absolute path
 */
@SuppressWarnings("ArrayRecordComponent")
record FileName(byte[] bytes) {
    static FileName of(Path path) {
        String escaped = path.toAbsolutePath().toUri().getRawPath();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '%') {
                bytes.write(Integer.parseInt(escaped, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return new FileName(bytes.toByteArray());
    }

    /** The name for people. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
