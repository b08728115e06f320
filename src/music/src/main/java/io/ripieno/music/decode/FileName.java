package io.ripieno.music.decode;

import io.ripieno.music.audio.Recording;
import java.io.ByteArrayOutputStream;

/**
 * The name of a file in the bytes that the file system knows it by, so that a worker opens the same file under any
 * locale, also one that cannot spell it.
 *
 * @param bytes of the absolute path
 * @param name for people, which may be another
 */
@SuppressWarnings("ArrayRecordComponent")
record FileName(byte[] bytes, String name) {
    static FileName of(Recording recording) {
        String escaped = recording.file().toAbsolutePath().toUri().getRawPath();
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
        return new FileName(bytes.toByteArray(), recording.name());
    }

    /** The name for people. */
    @Override
    public String toString() {
        return name;
    }
}
