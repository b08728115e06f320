package io.ripieno.music.abc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.Notice;
import io.ripieno.music.score.RandomScores;
import io.ripieno.music.score.RandomScores.Feature;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AbcRoundTripTest {
    @Test
    void melodiesAreReadAsTheyWereWritten() throws IOException {
        assertReadAsWritten(RandomScores.MELODY, 400);
    }

    @Test
    void scoresWithAllThatAbcHoldsAreReadAsTheyWereWritten() throws IOException {
        assertReadAsWritten(
                EnumSet.complementOf(EnumSet.of(Feature.VELOCITIES, Feature.UNPITCHED, Feature.TWO_STAVES)), 400);
    }

    @Test
    void velocitiesAreLeftOutWithANotice() throws IOException {
        Score score = RandomScores.of(1, EnumSet.of(Feature.VELOCITIES));

        assertThat(write(score, new ByteArrayOutputStream()))
                .extracting(Notice::message)
                .containsExactly("The velocities of part P1 are left out");
    }

    private static void assertReadAsWritten(Set<Feature> features, int scores) throws IOException {
        for (int seed = 0; seed < scores; seed++) {
            Score score = RandomScores.of(seed, features);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            List<Notice> notices = write(score, out);
            Score read = new AbcReader()
                    .read(new ScoreSource("seed " + seed, out.toByteArray()), ScoreLimits.DEFAULT)
                    .score();

            assertThat(withoutTexts(read)).as("seed %d:%n%s", seed, out).isEqualTo(score);
            assertThat(notices).isEmpty();
        }
    }

    /** A chord symbol that is read has the text with which it was written; the random ones have none. */
    private static Score withoutTexts(Score score) {
        List<ChordSymbol> chords = new ArrayList<>();
        score.chords()
                .forEach(chord -> chords.add(
                        new ChordSymbol(chord.onset(), chord.root(), chord.kind(), chord.degrees(), chord.bass(), "")));
        return new Score(score.metadata(), score.parts(), score.measures(), score.tempos(), score.keys(), chords);
    }

    private static List<Notice> write(Score score, ByteArrayOutputStream out) throws IOException {
        return new AbcWriter().write(score, out);
    }
}
