package io.ripieno.music.decode;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Puts the fields of a message body together, big-endian; texts and byte strings follow their length in 4 bytes. */
final class BodyWriter {
    private static final int MAX_TEXT = 4096;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    BodyWriter put(int value) {
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
        return this;
    }

    BodyWriter put(long value) {
        bytes.writeBytes(ByteBuffer.allocate(8).putLong(value).array());
        return this;
    }

    BodyWriter put(double value) {
        return put(Double.doubleToLongBits(value));
    }

    BodyWriter put(byte[] value) {
        put(value.length);
        bytes.writeBytes(value);
        return this;
    }

    /** Very long texts are cut. */
    BodyWriter put(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return put(utf8.length <= MAX_TEXT ? utf8 : Arrays.copyOf(utf8, MAX_TEXT));
    }

    ByteBuffer body() {
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    /** Takes a byte string out of a body; one that is longer than the body throws as a short buffer does. */
    static byte[] bytes(ByteBuffer body) {
        int length = body.getInt();
        if (length < 0 || length > body.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] value = new byte[length];
        body.get(value);
        return value;
    }

    static String text(ByteBuffer body) {
        return new String(bytes(body), StandardCharsets.UTF_8);
    }
}
