package io.ripieno.music.wav;

import io.ripieno.music.audio.AudioFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Makes the bytes before the samples; their number depends on format and coding only, not on the length. */
final class WavHeaderWriter {
    private static final int SIZES_BYTES = 28;
    private static final int TAG_PCM = 1;
    private static final int TAG_FLOAT = 3;
    private static final int TAG_EXTENSIBLE = 0xfffe;

    private WavHeaderWriter() {}

    static ByteBuffer header(AudioFormat format, WavCoding coding, long frames, boolean large) {
        boolean extensible = format.channels() > 2;
        int fmtBytes = extensible ? 40 : coding.isFloat() ? 18 : 16;
        int factBytes = coding.isFloat() ? 12 : 0;
        int bytes = 12 + 8 + SIZES_BYTES + 8 + fmtBytes + factBytes + 8;
        long dataBytes = frames * format.channels() * coding.bytes();
        long riffBytes = bytes - 8 + dataBytes + (dataBytes & 1);
        ByteBuffer header = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        id(header, large ? "RF64" : "RIFF").putInt(large ? -1 : (int) riffBytes);
        id(header, "WAVE");
        id(header, large ? "ds64" : "JUNK").putInt(SIZES_BYTES);
        header.putLong(large ? riffBytes : 0)
                .putLong(large ? dataBytes : 0)
                .putLong(large ? frames : 0)
                .putInt(0);
        id(header, "fmt ").putInt(fmtBytes);
        fmt(header, format, coding, extensible);
        if (coding.isFloat()) {
            id(header, "fact").putInt(4).putInt(large ? -1 : (int) frames);
        }
        id(header, "data").putInt(large ? -1 : (int) dataBytes);
        return header.flip();
    }

    private static void fmt(ByteBuffer header, AudioFormat format, WavCoding coding, boolean extensible) {
        int tag = coding.isFloat() ? TAG_FLOAT : TAG_PCM;
        int frameBytes = format.channels() * coding.bytes();
        header.putShort((short) (extensible ? TAG_EXTENSIBLE : tag)).putShort((short) format.channels());
        header.putInt(format.sampleRate()).putInt(format.sampleRate() * frameBytes);
        header.putShort((short) frameBytes).putShort((short) (8 * coding.bytes()));
        if (extensible) {
            header.putShort((short) 22).putShort((short) (8 * coding.bytes())).putInt(0);
            header.putShort((short) tag).putShort((short) 0).putShort((short) 0).putShort((short) 0x10);
            header.putLong(0x719b_3800_aa00_0080L);
        } else if (coding.isFloat()) {
            header.putShort((short) 0);
        }
    }

    private static ByteBuffer id(ByteBuffer header, String id) {
        return header.put(id.getBytes(StandardCharsets.ISO_8859_1));
    }
}
