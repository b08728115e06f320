package io.ripieno.music.wav;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Puts a RIFF file together byte by byte, right or wrong as a test wants it. */
final class WavBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private WavBytes(String id) {
        text(id).u32(0).text("WAVE");
    }

    static WavBytes riff() {
        return new WavBytes("RIFF");
    }

    static WavBytes rf64() {
        return new WavBytes("RF64");
    }

    WavBytes text(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    WavBytes u8(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
        return this;
    }

    WavBytes u16(int value) {
        return u8(value, value >> 8);
    }

    WavBytes u32(long value) {
        return u16((int) value).u16((int) (value >> 16));
    }

    WavBytes u64(long value) {
        return u32(value).u32(value >> 32);
    }

    WavBytes hex(String hex) {
        bytes.writeBytes(HexFormat.of().parseHex(hex.replace(" ", "")));
        return this;
    }

    WavBytes floats(float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        bytes.writeBytes(buffer.array());
        return this;
    }

    WavBytes doubles(double... values) {
        ByteBuffer buffer = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asDoubleBuffer().put(values);
        bytes.writeBytes(buffer.array());
        return this;
    }

    /** The plain format chunk of 16 bytes. */
    WavBytes fmt(int tag, int channels, long sampleRate, int frameBytes, int bits) {
        return text("fmt ").u32(16).fields(tag, channels, sampleRate, frameBytes, bits);
    }

    /** The format chunk of WAVE_FORMAT_EXTENSIBLE, its tag at the start of the well-known GUID. */
    WavBytes extensible(int tag, int channels, int sampleRate, int frameBytes, int bits, int validBits) {
        return text("fmt ")
                .u32(40)
                .fields(0xfffe, channels, sampleRate, frameBytes, bits)
                .u16(22)
                .u16(validBits)
                .u32(0)
                .u16(tag)
                .hex("0000 0000 1000 8000 00aa 0038 9b71");
    }

    /** The head of the sample chunk; the samples follow. */
    WavBytes data(long statedBytes) {
        return text("data").u32(statedBytes);
    }

    Path write(Path path) throws IOException {
        return Files.write(path, bytes.toByteArray());
    }

    private WavBytes fields(int tag, int channels, long sampleRate, int frameBytes, int bits) {
        return u16(tag).u16(channels)
                .u32(sampleRate)
                .u32(sampleRate * frameBytes)
                .u16(frameBytes)
                .u16(bits);
    }
}
