package io.ripieno.music.wav;

import java.nio.ByteBuffer;

/** How one sample lies in a WAV file; all are little-endian, and integers have full scale {@code 2^(bits - 1)}. */
public enum WavCoding {
    /** Unsigned, with silence at 128. */
    PCM_8("pcm_u8", 1),
    PCM_16("pcm_s16le", 2),
    PCM_24("pcm_s24le", 3),
    PCM_32("pcm_s32le", 4),
    FLOAT_32("pcm_f32le", 4),
    FLOAT_64("pcm_f64le", 8);

    private final String codec;
    private final int bytes;

    WavCoding(String codec, int bytes) {
        this.codec = codec;
        this.bytes = bytes;
    }

    /** The usual short name, such as {@code pcm_s16le}. */
    public String codec() {
        return codec;
    }

    /** Bytes per sample. */
    public int bytes() {
        return bytes;
    }

    /** Whether samples may be beyond full scale, or no numbers at all. */
    public boolean isFloat() {
        return this == FLOAT_32 || this == FLOAT_64;
    }

    /** The sample at a byte index of a little-endian buffer, full scale ±1. */
    float get(ByteBuffer buffer, int at) {
        return switch (this) {
            case PCM_8 -> ((buffer.get(at) & 0xff) - 128) / 0x1p7f;
            case PCM_16 -> buffer.getShort(at) / 0x1p15f;
            case PCM_24 -> ((buffer.getShort(at) & 0xffff) | buffer.get(at + 2) << 16) / 0x1p23f;
            case PCM_32 -> buffer.getInt(at) / 0x1p31f;
            case FLOAT_32 -> buffer.getFloat(at);
            case FLOAT_64 -> (float) buffer.getDouble(at);
        };
    }

    /** Puts a sample at a byte index of a little-endian buffer; integers are rounded and clipped. */
    void put(ByteBuffer buffer, int at, float sample) {
        switch (this) {
            case PCM_8 -> buffer.put(at, (byte) (quantise(sample, 8) + 128));
            case PCM_16 -> buffer.putShort(at, (short) quantise(sample, 16));
            case PCM_24 -> {
                int value = quantise(sample, 24);
                buffer.putShort(at, (short) value);
                buffer.put(at + 2, (byte) (value >> 16));
            }
            case PCM_32 -> buffer.putInt(at, quantise(sample, 32));
            case FLOAT_32 -> buffer.putFloat(at, sample);
            case FLOAT_64 -> buffer.putDouble(at, sample);
        }
    }

    private static int quantise(float sample, int bits) {
        double scale = 1L << (bits - 1);
        return (int) Math.max(-scale, Math.min(scale - 1, Math.rint(sample * scale)));
    }
}
