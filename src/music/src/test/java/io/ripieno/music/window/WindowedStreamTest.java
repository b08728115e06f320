package io.ripieno.music.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.music.audio.AudioException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowedStreamTest {
    private record Cut(long start, int valid, List<Float> samples) {}

    private static List<Cut> cut(int length, int window, int hop) throws AudioException {
        List<Cut> cuts = new ArrayList<>();
        try (WindowedStream windows = new WindowedStream(Ramp.ofChannels(1, length, new Random(length)), window, hop)) {
            float[] samples = new float[window + 1];
            while (windows.next(samples, 1)) {
                List<Float> copy = new ArrayList<>();
                for (int n = 1; n <= window; n++) {
                    copy.add(samples[n]);
                }
                cuts.add(new Cut(windows.start(), windows.validSamples(), copy));
            }
            assertThat(windows.next(samples, 1)).isFalse();
        }
        return cuts;
    }

    @Test
    void startsAWindowOnlyWhileTheOnesBeforeDoNotReachTheEnd() throws AudioException {
        assertThat(cut(10, 10, 5)).extracting(Cut::start).containsExactly(0L);
        assertThat(cut(11, 10, 5)).extracting(Cut::start).containsExactly(0L, 5L);
        assertThat(cut(15, 10, 5)).extracting(Cut::start).containsExactly(0L, 5L);
        assertThat(cut(16, 10, 5)).extracting(Cut::start).containsExactly(0L, 5L, 10L);
    }

    @Test
    void givesOneWindowOfZerosForEmptyAudio() throws AudioException {
        assertThat(cut(0, 3, 2)).containsExactly(new Cut(0, 0, List.of(0f, 0f, 0f)));
    }

    @Test
    void padsTheLastWindowWithZeros() throws AudioException {
        assertThat(cut(5, 4, 3))
                .containsExactly(new Cut(0, 4, List.of(1f, 2f, 3f, 4f)), new Cut(3, 2, List.of(4f, 5f, 0f, 0f)));
    }

    @Test
    void cutsTheSameAsAnArrayWouldBeCut() throws AudioException {
        Random random = new Random(3);
        for (int run = 0; run < 300; run++) {
            int length = random.nextInt(60);
            int window = 1 + random.nextInt(20);
            int hop = 1 + random.nextInt(window);
            List<Cut> expected = new ArrayList<>();
            int start = 0;
            do {
                List<Float> samples = new ArrayList<>();
                for (int n = start; n < start + window; n++) {
                    samples.add(n < length ? n + 1f : 0f);
                }
                expected.add(new Cut(start, Math.min(window, length - start), samples));
                start += hop;
            } while (start - hop + window < length);
            assertThat(cut(length, window, hop)).isEqualTo(expected);
        }
    }

    @Test
    void refusesSeveralChannelsAndHopsLongerThanTheWindow() {
        assertThatThrownBy(() -> new WindowedStream(Ramp.ofChannels(2, 5, new Random(1)), 4, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Windows are cut from one channel; the audio has 2. Mix it down first.");
        assertThatThrownBy(() -> new WindowedStream(Ramp.ofChannels(1, 5, new Random(1)), 4, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hop (5 samples)");
    }

    @Test
    void closesTheAudioItReads() {
        Ramp ramp = Ramp.ofChannels(1, 5, new Random(1));
        new WindowedStream(ramp, 4, 2).close();

        assertThat(ramp.isClosed()).isTrue();
    }
}
