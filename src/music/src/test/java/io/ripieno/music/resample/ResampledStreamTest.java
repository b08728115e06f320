package io.ripieno.music.resample;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioStream;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResampledStreamTest {
    private static final class ArrayStream implements AudioStream {
        private final int sampleRate;
        private final float[][] channels;
        private int position;
        private boolean closed;

        private ArrayStream(int sampleRate, float[][] channels) {
            this.sampleRate = sampleRate;
            this.channels = channels;
        }

        @Override
        public AudioFormat format() {
            return new AudioFormat(sampleRate, channels.length);
        }

        @Override
        public int read(float[][] target, int offset, int frames) {
            int count = Math.min(Math.min(frames, 1_000), channels[0].length - position);
            if (count == 0) {
                return -1;
            }
            for (int channel = 0; channel < channels.length; channel++) {
                System.arraycopy(channels[channel], position, target[channel], offset, count);
            }
            position += count;
            return count;
        }

        @Override
        public OptionalLong statedFrames() {
            return OptionalLong.of(channels[0].length);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static float[][] noise(int channels, int length) {
        Random random = new Random(length);
        float[][] noise = new float[channels][length];
        for (float[] channel : noise) {
            for (int n = 0; n < length; n++) {
                channel[n] = random.nextFloat() - 0.5f;
            }
        }
        return noise;
    }

    private static float[][] readAll(AudioStream stream, int channels, int room) throws AudioException {
        float[][] target = new float[channels][room + 3];
        int count = 0;
        int read;
        while ((read = stream.read(target, 3 + count, Math.min(777, room - count + 1))) >= 0) {
            assertThat(read).isPositive();
            count += read;
        }
        assertThat(stream.read(target, 0, 1)).isEqualTo(-1);
        float[][] result = new float[channels][];
        for (int channel = 0; channel < channels; channel++) {
            result[channel] = Arrays.copyOfRange(target[channel], 3, 3 + count);
        }
        return result;
    }

    @Test
    void convertsEachChannelAsTheResamplerDoes() throws AudioException {
        float[][] channels = noise(3, 200_001);
        AudioStream stream = ResampledStream.of(new ArrayStream(44_100, channels), 16_000);

        assertThat(stream.format()).isEqualTo(new AudioFormat(16_000, 3));
        assertThat(stream.statedFrames()).hasValue(72_563);
        float[][] converted = readAll(stream, 3, 80_000);
        for (int channel = 0; channel < 3; channel++) {
            assertThat(Arrays.equals(converted[channel], Resampler.resample(channels[channel], 44_100, 16_000)))
                    .isTrue();
        }
    }

    @Test
    void endsAtOnceIfTheSourceIsEmpty() throws AudioException {
        assertThat(readAll(ResampledStream.of(new ArrayStream(8_000, noise(1, 0)), 16_000), 1, 10)[0])
                .isEmpty();
    }

    @Test
    void isTheSourceItselfIfNothingIsToBeDone() {
        AudioStream source = new ArrayStream(16_000, noise(1, 5));

        assertThat(ResampledStream.of(source, 16_000)).isSameAs(source);
    }

    @Test
    void closesItsSource() {
        ArrayStream source = new ArrayStream(8_000, noise(1, 5));
        ResampledStream.of(source, 16_000).close();

        assertThat(source.closed).isTrue();
    }
}
