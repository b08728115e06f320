package io.ripieno.inference.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AudioSpecTest {
    private static final AudioSpec TEN_SECONDS =
            new AudioSpec("log_mel", 16_000, 10, 5, 0, "east-log-mel-96-16k", new AudioSpec.Normalisation(0, 1));

    @Test
    void aWindowStartsWhileThoseBeforeDoNotReachTheEnd() {
        assertThat(TEN_SECONDS.windows(0, 5)).isEqualTo(1);
        assertThat(TEN_SECONDS.windows(10, 5)).isEqualTo(1);
        assertThat(TEN_SECONDS.windows(10.001, 5)).isEqualTo(2);
        assertThat(TEN_SECONDS.windows(15, 5)).isEqualTo(2);
        assertThat(TEN_SECONDS.windows(7200, 5)).isEqualTo(1439);
        assertThat(TEN_SECONDS.windows(7200, 0.5)).isEqualTo(14_381);
    }
}
