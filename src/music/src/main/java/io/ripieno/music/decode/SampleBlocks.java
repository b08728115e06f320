package io.ripieno.music.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Collects decoded samples into messages of whole frames. */
final class SampleBlocks {
    private final Answers answers;
    private final int channels;
    private final ByteBuffer bytes;
    private final FloatBuffer floats;

    SampleBlocks(Answers answers, int channels) {
        this.answers = answers;
        this.channels = channels;
        int frames = Math.max(1, Message.SAMPLE_BYTES / (Float.BYTES * channels));
        this.bytes = ByteBuffer.allocate(frames * channels * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        this.floats = bytes.asFloatBuffer();
    }

    /** Adds a part of the last frame of a decoder. */
    void add(FfmpegDecoder decoder, int from, int count) throws IOException {
        int done = 0;
        while (done < count) {
            int part = Math.min(count - done, floats.remaining() / channels);
            decoder.copy(from + done, part, floats);
            done += part;
            if (floats.remaining() < channels) {
                flush();
            }
        }
    }

    void flush() throws IOException {
        if (floats.position() > 0) {
            answers.samples(bytes.limit(floats.position() * Float.BYTES).position(0));
            bytes.clear();
            floats.clear();
        }
    }
}
