package io.ripieno.music.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ripieno.music.audio.AudioException.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AudioLimitsTest {
    private static final AudioLimits LIMITS = new AudioLimits(Duration.ofSeconds(2), 1000, 4, Duration.ofSeconds(1));

    @Test
    void whatIsAtTheLimitIsAllowed() {
        assertThatCode(() -> {
                    LIMITS.checkBytes("song", 1000);
                    LIMITS.checkChannels("song", 4);
                    LIMITS.checkFrames("song", 88_200, 44_100);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsOverItIsNamedWithLimitAndRemedy() {
        assertThatExceptionOfType(AudioException.class)
                .isThrownBy(() -> LIMITS.checkBytes("song", 1001))
                .withMessage("song has 1001 bytes, over the limit of 1000: compress or split the recording, or raise"
                        + " the limit on bytes.")
                .matches(e -> e.problem() == Problem.TOO_LARGE);
        assertThatExceptionOfType(AudioException.class)
                .isThrownBy(() -> LIMITS.checkChannels("song", 5))
                .withMessageContaining("5 channels, over the limit of 4")
                .matches(e -> e.problem() == Problem.TOO_MANY_CHANNELS);
        assertThatExceptionOfType(AudioException.class)
                .isThrownBy(() -> LIMITS.checkFrames("song", 88_201, 44_100))
                .withMessageContaining("2 s of audio, over the limit of 2.0 s")
                .matches(e -> e.problem() == Problem.TOO_LONG && !e.problem().isTransient());
    }

    @Test
    void limitsArePositive() {
        Duration second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new AudioLimits(Duration.ZERO, 1, 1, second));
        assertThatIllegalArgumentException().isThrownBy(() -> new AudioLimits(second, 0, 1, second));
        assertThatIllegalArgumentException().isThrownBy(() -> new AudioLimits(second, 1, 0, second));
        assertThatIllegalArgumentException().isThrownBy(() -> new AudioLimits(second, 1, 1, Duration.ofSeconds(-1)));
        assertThat(AudioLimits.DEFAULT.maxChannels()).isEqualTo(8);
    }
}
