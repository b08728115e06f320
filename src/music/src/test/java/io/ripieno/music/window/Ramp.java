package io.ripieno.music.window;

import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioStream;
import java.util.OptionalLong;
import java.util.Random;

/** The samples 1, 2, 3 ... in blocks of random size. */
final class Ramp implements AudioStream {
    private final AudioFormat format;
    private final int length;
    private final Random random;
    private int position;
    private boolean closed;

    private Ramp(int channels, int length, Random random) {
        this.format = new AudioFormat(16_000, channels);
        this.length = length;
        this.random = random;
    }

    static Ramp ofChannels(int channels, int length, Random random) {
        return new Ramp(channels, length, random);
    }

    @Override
    public AudioFormat format() {
        return format;
    }

    @Override
    public int read(float[][] target, int offset, int frames) {
        if (position == length) {
            return -1;
        }
        int count = Math.min(1 + random.nextInt(frames), length - position);
        for (float[] channel : target) {
            for (int n = 0; n < count; n++) {
                channel[offset + n] = position + n + 1;
            }
        }
        position += count;
        return count;
    }

    @Override
    public OptionalLong statedFrames() {
        return OptionalLong.of(length);
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
