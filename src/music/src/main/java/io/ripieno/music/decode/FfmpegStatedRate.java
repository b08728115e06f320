package io.ripieno.music.decode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.javacpp.BytePointer;

/**
 * The sample rate in the head of an AIFF file (its COMM chunk) or a FLAC file (STREAMINFO, RFC 9639, section 8.2), for
 * what FFmpeg gives up without telling why.
 */
final class FfmpegStatedRate {
    private static final int MAX_CHUNKS = 100;
    private static final int EXPONENT_BIAS = 16383;

    private final AVIOContext io;

    private FfmpegStatedRate(AVIOContext io) {
        this.io = io;
    }

    /** Whether a file states 0 Hz. */
    static boolean isNone(BytePointer url) {
        AVIOContext io = new AVIOContext(null);
        if (avformat.avio_open(io, url, avformat.AVIO_FLAG_READ) < 0) {
            return false;
        }
        try {
            return new FfmpegStatedRate(io).find().orElse(1) < 1;
        } finally {
            avformat.avio_closep(io);
        }
    }

    private OptionalDouble find() {
        return switch (tag()) {
            case "FORM" -> ofAiff();
            case "fLaC" -> ofFlac();
            default -> OptionalDouble.empty();
        };
    }

    private OptionalDouble ofAiff() {
        avformat.avio_skip(io, 4);
        if (!tag().startsWith("AIF")) {
            return OptionalDouble.empty();
        }
        for (int i = 0; i < MAX_CHUNKS && avformat.avio_feof(io) == 0; i++) {
            String chunk = tag();
            long bytes = avformat.avio_rb32(io) & 0xffff_ffffL;
            if (chunk.equals("COMM")) {
                avformat.avio_skip(io, 8);
                return ofExtended(bytes(10));
            }
            avformat.avio_skip(io, bytes + bytes % 2);
        }
        return OptionalDouble.empty();
    }

    private OptionalDouble ofFlac() {
        avformat.avio_skip(io, 4 + 10);
        ByteBuffer bits = bytes(4);
        return bits.hasRemaining() ? OptionalDouble.of(bits.getInt() >>> 12) : OptionalDouble.empty();
    }

    /** A number of 80 bits: sign and exponent, then the mantissa with its leading 1 (IEEE 754, extended precision). */
    private static OptionalDouble ofExtended(ByteBuffer bits) {
        if (!bits.hasRemaining()) {
            return OptionalDouble.empty();
        }
        int exponent = (bits.getShort() & 0x7fff) - EXPONENT_BIAS;
        return OptionalDouble.of(Math.scalb((double) (bits.getLong() >>> 1), exponent - 62));
    }

    private String tag() {
        return StandardCharsets.US_ASCII.decode(bytes(4)).toString();
    }

    /** So many bytes; none if the file ends before. */
    private ByteBuffer bytes(int count) {
        byte[] bytes = new byte[count];
        return avformat.avio_read(io, bytes, count) == count ? ByteBuffer.wrap(bytes) : ByteBuffer.allocate(0);
    }
}
