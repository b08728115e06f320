package io.ripieno.contract.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Reads Avro's binary encoding from memory and believes no length: strings, byte sequences and blocks that claim more
 * than the bytes left are refused before anything is allocated for them. Every item of a block must take at least one
 * byte, which all records of the contract do.
 */
final class BoundedDecoder extends Decoder {
    private final ByteBuffer in;

    /** The number of the symbol or branch that was read last. */
    private int choice;

    BoundedDecoder(byte[] bytes, int from) {
        in = ByteBuffer.wrap(bytes, from, bytes.length - from).order(ByteOrder.LITTLE_ENDIAN);
    }

    int remaining() {
        return in.remaining();
    }

    int position() {
        return in.position();
    }

    /** What went wrong, also where the virtual machine throws an error that it has thrown often without its words. */
    String words(Exception error) {
        return error instanceof IndexOutOfBoundsException
                ? "there is no symbol or branch of number " + choice
                : String.valueOf(error.getMessage());
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() throws IOException {
        byte value = octet();
        if (value != 0 && value != 1) {
            throw new IOException("a boolean is " + value + ", neither 0 nor 1");
        }
        return value == 1;
    }

    @Override
    public int readInt() throws IOException {
        long value = readLong();
        if (value != (int) value) {
            throw new IOException("an int is " + value + ", which has more than 32 bits");
        }
        return (int) value;
    }

    @Override
    public long readLong() throws IOException {
        long zigzag = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = octet();
            if (shift == 63 && (next & 0xfe) != 0) {
                break;
            }
            zigzag |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return zigzag >>> 1 ^ -(zigzag & 1);
            }
        }
        throw new IOException("a number has more than 64 bits");
    }

    @Override
    public float readFloat() throws IOException {
        claim(Float.BYTES, "a float");
        return in.getFloat();
    }

    @Override
    public double readDouble() throws IOException {
        claim(Double.BYTES, "a double");
        return in.getDouble();
    }

    @Override
    public String readString() throws IOException {
        ByteBuffer bytes = slice("a string");
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes)
                .toString();
    }

    @Override
    public Utf8 readString(Utf8 old) throws IOException {
        return new Utf8(readString());
    }

    @Override
    public void skipString() throws IOException {
        slice("a string");
    }

    @Override
    public ByteBuffer readBytes(ByteBuffer old) throws IOException {
        ByteBuffer bytes = slice("a byte sequence");
        return ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    }

    @Override
    public void skipBytes() throws IOException {
        slice("a byte sequence");
    }

    @Override
    public void readFixed(byte[] target, int from, int length) throws IOException {
        claim(length, "a fixed value");
        in.get(target, from, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        claim(length, "a fixed value");
        in.position(in.position() + length);
    }

    @Override
    public int readEnum() throws IOException {
        choice = readInt();
        return choice;
    }

    @Override
    public int readIndex() throws IOException {
        choice = readInt();
        return choice;
    }

    @Override
    public long readArrayStart() throws IOException {
        return block();
    }

    @Override
    public long arrayNext() throws IOException {
        return block();
    }

    @Override
    public long skipArray() throws IOException {
        return skipBlocks();
    }

    @Override
    public long readMapStart() throws IOException {
        return block();
    }

    @Override
    public long mapNext() throws IOException {
        return block();
    }

    @Override
    public long skipMap() throws IOException {
        return skipBlocks();
    }

    private long block() throws IOException {
        long count = readLong();
        if (count < 0) {
            claim(readLong(), "a block");
            count = -count;
        }
        claim(count, "a block of items");
        return count;
    }

    /** Skips the blocks that state their size, up to one that does not; returns the count of its items, 0 at the end. */
    private long skipBlocks() throws IOException {
        long count = readLong();
        while (count < 0) {
            long size = readLong();
            claim(size, "a block");
            in.position(in.position() + (int) size);
            count = readLong();
        }
        claim(count, "a block of items");
        return count;
    }

    private ByteBuffer slice(String what) throws IOException {
        long length = readLong();
        claim(length, what);
        ByteBuffer slice = in.slice(in.position(), (int) length);
        in.position(in.position() + (int) length);
        return slice;
    }

    private byte octet() throws IOException {
        claim(1, "a value");
        return in.get();
    }

    private void claim(long bytes, String what) throws IOException {
        if (bytes < 0 || bytes > in.remaining()) {
            throw new EOFException(what + " claims " + bytes + " bytes where " + in.remaining() + " are left");
        }
    }
}
