package io.ripieno.models.data.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void noTwoSplitsShareASeedAndEverySeedTellsItsSplit() {
        Set<Long> seeds = new HashSet<>();
        for (Split split : Split.values()) {
            for (long base = 0; base < 3; base++) {
                for (long purpose = -1; purpose < 18; purpose++) {
                    for (long index = 0; index < 100; index++) {
                        long seed = split.seed(base, purpose, index);
                        assertThat(Split.of(seed)).isEqualTo(split);
                        assertThat(seeds.add(seed)).isTrue();
                    }
                }
            }
        }
    }

    @Test
    void aSmallNumberIsTheSeedOfNoSplit() {
        assertThatThrownBy(() -> Split.of(44)).hasMessageContaining("44");
    }
}
