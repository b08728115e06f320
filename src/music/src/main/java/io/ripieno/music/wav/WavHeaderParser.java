package io.ripieno.music.wav;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks the chunks of a RIFF, RF64 or BW64 file up to its samples. Sizes are believed only as far as the file reaches.
 * Source: Multimedia Programming Interface and Data Specifications 1.0; EBU Tech 3306 for 64-bit sizes.
 */
final class WavHeaderParser {
    private static final int MAX_CHUNKS = 4096;
    private static final long UNKNOWN = 0xffff_ffffL;
    private static final int TAG_PCM = 1;
    private static final int TAG_FLOAT = 3;
    private static final int TAG_EXTENSIBLE = 0xfffe;
    private static final long GUID_HIGH = 0x0010_0000_0000_0000L;
    private static final long GUID_LOW = 0x719b_3800_aa00_0080L;

    private final FileChannel file;
    private final Object name;
    private final List<String> warnings = new ArrayList<>();

    private WavHeaderParser(FileChannel file, Object name) {
        this.file = file;
        this.name = name;
    }

    /** Whether the first 12 bytes of a file are those of a WAV file. */
    static boolean isWav(ByteBuffer start) {
        if (start.remaining() < 12) {
            return false;
        }
        String id = fourCharacters(start, 0);
        return (id.equals("RIFF") || id.equals("RF64") || id.equals("BW64"))
                && fourCharacters(start, 8).equals("WAVE");
    }

    static WavHeader parse(FileChannel file, Object name) throws IOException {
        return new WavHeaderParser(file, name).walk();
    }

    private WavHeader walk() throws IOException {
        ByteBuffer start = read(0, 12);
        if (!isWav(start)) {
            throw unreadable("does not start as a WAV file: check that it is audio");
        }
        boolean large = !fourCharacters(start, 0).equals("RIFF");
        long largeDataBytes = UNKNOWN;
        Fmt fmt = null;
        long position = 12;
        for (int chunk = 0; chunk < MAX_CHUNKS && position + 8 <= file.size(); chunk++) {
            ByteBuffer head = read(position, 8);
            String id = fourCharacters(head, 0);
            long size = head.getInt(4) & 0xffff_ffffL;
            long body = position + 8;
            switch (id) {
                case "fmt " -> fmt = fmt(read(body, (int) Math.min(size, 40)));
                case "ds64" -> largeDataBytes = large && size >= 16 ? largeDataBytes(read(body, 16)) : UNKNOWN;
                case "data" -> {
                    if (fmt == null) {
                        throw unreadable("has its samples before its format: repair it with an audio editor");
                    }
                    long stated = size == UNKNOWN && largeDataBytes >= 0 ? largeDataBytes : size;
                    return header(fmt, large, body, dataBytes(body, stated));
                }
                default -> {}
            }
            position = body + size + (size & 1);
        }
        throw unreadable("ends before any sample: it is truncated or not audio");
    }

    private long largeDataBytes(ByteBuffer body) throws AudioException {
        if (body.remaining() < 16) {
            throw unreadable("ends within its table of 64-bit sizes: it is truncated");
        }
        return body.getLong(8);
    }

    private record Fmt(WavCoding coding, AudioFormat format, int frameBytes) {}

    private Fmt fmt(ByteBuffer body) throws AudioException {
        if (body.remaining() < 16) {
            throw unreadable("has a format chunk of " + body.remaining()
                    + " bytes, fewer than the 16 it needs: repair it with an audio editor");
        }
        int tag = body.getShort(0) & 0xffff;
        int channels = body.getShort(2) & 0xffff;
        int sampleRate = body.getInt(4);
        int frameBytes = body.getShort(12) & 0xffff;
        int bits = body.getShort(14) & 0xffff;
        if (sampleRate < 1 || sampleRate > AudioFormat.MAX_SAMPLE_RATE) {
            throw unreadable("states a sample rate of " + (sampleRate & 0xffff_ffffL)
                    + " Hz, outside of 1 to " + AudioFormat.MAX_SAMPLE_RATE
                    + " Hz: repair its header with an audio editor");
        }
        if (channels < 1) {
            throw unreadable("states 0 channels: repair its header with an audio editor");
        }
        if (tag == TAG_EXTENSIBLE) {
            tag = extensibleTag(body);
        }
        if (tag != TAG_PCM && tag != TAG_FLOAT) {
            throw unsupported("is coded with WAV format tag 0x" + Integer.toHexString(tag));
        }
        int fieldBytes = frameBytes / channels;
        if (frameBytes % channels != 0 || bits < 1 || bits > 8 * fieldBytes) {
            throw unreadable("states frames of " + frameBytes + " bytes for " + channels + " channels of " + bits
                    + " bits, which does not fit: repair its header with an audio editor");
        }
        WavCoding coding = coding(tag, bits, fieldBytes);
        if (coding == null) {
            throw unsupported("has samples of " + bits + (tag == TAG_FLOAT ? " float" : " integer") + " bits in "
                    + fieldBytes + " bytes");
        }
        return new Fmt(coding, new AudioFormat(sampleRate, channels), frameBytes);
    }

    private static int extensibleTag(ByteBuffer body) {
        boolean known =
                body.remaining() >= 40 && (body.getLong(24) & ~0xffffL) == GUID_HIGH && body.getLong(32) == GUID_LOW;
        return known ? body.getShort(24) & 0xffff : TAG_EXTENSIBLE;
    }

    /** Integers are justified to the upper bits of their field, so the width of the field alone decides. */
    private static @Nullable WavCoding coding(int tag, int bits, int fieldBytes) {
        if (tag == TAG_FLOAT) {
            return fieldBytes == 4 ? WavCoding.FLOAT_32 : fieldBytes == 8 ? WavCoding.FLOAT_64 : null;
        }
        return switch (fieldBytes) {
            case 1 -> WavCoding.PCM_8;
            case 2 -> bits > 8 ? WavCoding.PCM_16 : null;
            case 3 -> bits > 8 ? WavCoding.PCM_24 : null;
            case 4 -> bits > 8 ? WavCoding.PCM_32 : null;
            default -> null;
        };
    }

    private WavHeader header(Fmt fmt, boolean large, long dataStart, long dataBytes) {
        long frames = dataBytes / fmt.frameBytes;
        if (frames * fmt.frameBytes != dataBytes) {
            warnings.add(
                    "The samples end within a frame; the last " + dataBytes % fmt.frameBytes + " bytes are left out.");
        }
        return new WavHeader(
                large ? "rf64" : "wav", fmt.coding, fmt.format, fmt.frameBytes, dataStart, frames, warnings);
    }

    private long dataBytes(long dataStart, long stated) throws IOException {
        long there = Math.max(0, file.size() - dataStart);
        if (stated == 0 && there > 0 && !isChunkTrail(dataStart, there)) {
            warnings.add("The header does not state the number of samples; they are read to the end of the file.");
            return there;
        }
        if (stated == UNKNOWN || stated < 0) {
            warnings.add("The header does not state the number of samples; they are read to the end of the file.");
            return there;
        }
        if (stated > there) {
            warnings.add("The file is truncated: its header states " + stated + " bytes of samples, " + there
                    + " are there.");
            return there;
        }
        return stated;
    }

    /** Whether what follows an empty data chunk is one more chunk that ends with the file. */
    private boolean isChunkTrail(long position, long bytes) throws IOException {
        if (bytes < 8) {
            return false;
        }
        long size = read(position, 8).getInt(4) & 0xffff_ffffL;
        return 8 + size + (size & 1) == bytes;
    }

    private ByteBuffer read(long position, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) >= 0) {}
        return buffer.flip();
    }

    private static String fourCharacters(ByteBuffer buffer, int at) {
        byte[] id = new byte[4];
        buffer.get(at, id);
        return new String(id, StandardCharsets.ISO_8859_1);
    }

    private AudioException unreadable(String what) {
        return new AudioException(Problem.UNREADABLE, name + " " + what + ".");
    }

    private AudioException unsupported(String what) {
        return new AudioException(
                Problem.UNSUPPORTED, name + " " + what + ", which is not plain WAV: convert it to PCM or FLAC.");
    }
}
