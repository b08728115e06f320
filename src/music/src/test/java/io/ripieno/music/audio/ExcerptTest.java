package io.ripieno.music.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void excerptsThatMeetInSecondsMeetInSamples() {
        double step = 1 / 3.0;
        for (int i = 0; i < 1000; i++) {
            Excerpt one = new Excerpt(i * step, step);
            Excerpt next = new Excerpt(i * step + step, step);
            assertThat(one.startFrame(44100) + one.frames(44100)).isEqualTo(next.startFrame(44100));
        }
    }

    @Test
    void withoutDurationItGoesToTheEnd() {
        assertThat(Excerpt.WHOLE.isWhole()).isTrue();
        assertThat(Excerpt.WHOLE.frames(44100)).isEqualTo(Long.MAX_VALUE);
        assertThat(new Excerpt(3, Double.POSITIVE_INFINITY).frames(44100)).isEqualTo(Long.MAX_VALUE);
        assertThat(new Excerpt(3, Double.POSITIVE_INFINITY).isWhole()).isFalse();
    }

    @Test
    void refusesWhatIsNoTime() {
        for (double start : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Excerpt(start, 1))
                    .withMessageContaining("start of the excerpt (" + start);
        }
        for (double duration : new double[] {0, -1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Excerpt(0, duration))
                    .withMessageContaining("duration of the excerpt (" + duration);
        }
    }
}
