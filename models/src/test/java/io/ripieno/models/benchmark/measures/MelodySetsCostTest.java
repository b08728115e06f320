package io.ripieno.models.benchmark.measures;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.score.ScoreException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MelodySetsCostTest {
    @Test
    void tellsWhatItTookForTheSameSetsEachTime() throws IOException, ScoreException {
        MelodySetsCost cost = MelodySetsCost.run(4, 1);

        assertThat(cost.melodies()).isEqualTo(4);
        assertThat(cost.seconds()).isPositive();
        assertThat(cost.overlap())
                .isBetween(0.1, 1.0)
                .isEqualTo(MelodySetsCost.run(4, 1).overlap());
        assertThat(cost.overlap()).isNotEqualTo(MelodySetsCost.run(4, 2).overlap());
    }
}
