package io.ripieno.music.audio;

import java.util.List;
import java.util.OptionalLong;

/** A stream mixed down to one channel: the mean of its channels. */
public final class MonoStream implements AudioStream {
    private final AudioStream source;
    private final AudioFormat format;
    private float[][] block;

    private MonoStream(AudioStream source) {
        this.source = source;
        this.format = new AudioFormat(source.format().sampleRate(), 1);
        this.block = new float[source.format().channels()][0];
    }

    /** The mix of the stream, or the stream itself if it has one channel. Closing the mix closes the stream. */
    public static AudioStream of(AudioStream source) {
        return source.format().channels() == 1 ? source : new MonoStream(source);
    }

    @Override
    public AudioFormat format() {
        return format;
    }

    @Override
    public int read(float[][] target, int offset, int frames) throws AudioException {
        if (block[0].length < frames) {
            block = new float[block.length][frames];
        }
        int count = source.read(block, 0, frames);
        float scale = 1f / block.length;
        float[] mix = target[0];
        for (int channel = 1; channel < block.length; channel++) {
            add(block[0], block[channel], count);
        }
        for (int i = 0; i < count; i++) {
            mix[offset + i] = block[0][i] * scale;
        }
        return count;
    }

    private static void add(float[] sum, float[] channel, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += channel[i];
        }
    }

    @Override
    public OptionalLong statedFrames() {
        return source.statedFrames();
    }

    @Override
    public List<String> warnings() {
        return source.warnings();
    }

    @Override
    public void close() {
        source.close();
    }
}
