package io.ripieno.music.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.dmelodies.Factors;
import io.ripieno.music.dmelodies.Melodies;
import io.ripieno.music.dmelodies.MelodyScore;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreFormat;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreSource;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScoreWritersTest {
    @ParameterizedTest
    @EnumSource(ScoreFormat.class)
    void theFactorsOfAMelodyOutliveEveryFormat(ScoreFormat format) throws Exception {
        for (int row = 0; row < Melodies.COUNT; row += 97_531) {
            var bytes = new ByteArrayOutputStream();
            ScoreWriters.of(format).write(MelodyScore.of(Melodies.of(row), "row " + row), bytes);
            var source = new ScoreSource("row" + format.suffix(), bytes.toByteArray());
            assertThat(ScoreFormat.of(source)).isEqualTo(format);
            Score read = new AnyScoreReader().read(source, ScoreLimits.DEFAULT).score();
            assertThat(MelodyScore.factors(read)).isEqualTo(Factors.of(row));
        }
    }
}
