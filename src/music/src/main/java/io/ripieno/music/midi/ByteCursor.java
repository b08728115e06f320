package io.ripieno.music.midi;

import io.ripieno.music.score.Place;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A place in the bytes of a file, moving forward to an end. */
final class ByteCursor {
    private static final int LONGEST_VARIABLE = 4;

    private final byte[] bytes;
    private int position;
    private final int end;

    ByteCursor(byte[] bytes, int position, int end) {
        this.bytes = bytes;
        this.position = position;
        this.end = end;
    }

    int position() {
        return position;
    }

    int end() {
        return end;
    }

    Place place() {
        return new Place.Offset(position);
    }

    int left() {
        return end - position;
    }

    boolean hasLeft() {
        return position < end;
    }

    void seek(int position) {
        this.position = position;
    }

    int peek() throws EndOfBytesException {
        need(1);
        return bytes[position] & 0xff;
    }

    int u8() throws EndOfBytesException {
        need(1);
        return bytes[position++] & 0xff;
    }

    int u16() throws EndOfBytesException {
        return u8() << 8 | u8();
    }

    long u32() throws EndOfBytesException {
        return (long) u16() << 16 | u16();
    }

    /** Four characters, as chunks are named with. */
    String id() throws EndOfBytesException {
        return new String(take(4), StandardCharsets.ISO_8859_1);
    }

    /** A number of up to 28 bits in up to four bytes. */
    int variable() throws EndOfBytesException, ScoreException {
        int value = 0;
        for (int i = 0; i < LONGEST_VARIABLE; i++) {
            int next = u8();
            value = value << 7 | next & 0x7f;
            if (next < 0x80) {
                return value;
            }
        }
        throw new ScoreException(
                Problem.UNREADABLE,
                new Place.Offset(position - LONGEST_VARIABLE),
                "A time or length has more than four bytes. The file is damaged: write it again from its source.");
    }

    byte[] take(int count) throws EndOfBytesException {
        need(count);
        byte[] result = Arrays.copyOfRange(bytes, position, position + count);
        position += count;
        return result;
    }

    void skip(int count) throws EndOfBytesException {
        need(count);
        position += count;
    }

    private void need(int count) throws EndOfBytesException {
        if (count > end - position) {
            throw new EndOfBytesException();
        }
    }
}
