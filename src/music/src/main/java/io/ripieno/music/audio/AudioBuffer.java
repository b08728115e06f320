package io.ripieno.music.audio;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * A whole signal in memory.
 *
 * @param format of the samples
 * @param samples {@code [channels][frames]}, full scale ±1; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record AudioBuffer(AudioFormat format, float[][] samples) {
    private static final int BLOCK = 1 << 14;

    public AudioBuffer {
        if (samples.length != format.channels()) {
            throw new IllegalArgumentException("The samples have " + samples.length + " channels, the format has "
                    + format.channels() + ": give one array per channel.");
        }
        for (float[] channel : samples) {
            if (channel.length != samples[0].length) {
                throw new IllegalArgumentException("The channels differ in length (" + samples[0].length + " and "
                        + channel.length + " frames): pad the shorter one with zeros.");
            }
        }
    }

    /** A mono signal. */
    public static AudioBuffer mono(int sampleRate, float[] samples) {
        return new AudioBuffer(new AudioFormat(sampleRate, 1), new float[][] {samples});
    }

    /** Reads a stream to its end, without closing it. */
    public static AudioBuffer readAll(AudioStream stream) throws AudioException {
        int channels = stream.format().channels();
        float[][] samples = new float[channels][BLOCK];
        int length = 0;
        for (int read; (read = stream.read(samples, length, samples[0].length - length)) >= 0; ) {
            length += read;
            if (length == samples[0].length) {
                for (int c = 0; c < channels; c++) {
                    samples[c] = Arrays.copyOf(samples[c], Math.multiplyExact(length, 2));
                }
            }
        }
        for (int c = 0; c < channels; c++) {
            samples[c] = Arrays.copyOf(samples[c], length);
        }
        return new AudioBuffer(stream.format(), samples);
    }

    public int frames() {
        return samples[0].length;
    }

    public double seconds() {
        return frames() / (double) format.sampleRate();
    }

    /** The signal as a stream from its beginning; may be called again. */
    public AudioStream stream() {
        return new BufferStream(this);
    }

    private static final class BufferStream implements AudioStream {
        private final AudioBuffer buffer;
        private int position;

        BufferStream(AudioBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public AudioFormat format() {
            return buffer.format;
        }

        @Override
        public int read(float[][] target, int offset, int frames) {
            int count = Math.min(frames, buffer.frames() - position);
            if (count <= 0) {
                return -1;
            }
            for (int c = 0; c < buffer.samples.length; c++) {
                System.arraycopy(buffer.samples[c], position, target[c], offset, count);
            }
            position += count;
            return count;
        }

        @Override
        public OptionalLong statedFrames() {
            return OptionalLong.of(buffer.frames());
        }

        @Override
        public void close() {
            position = buffer.frames();
        }
    }
}
