package io.ripieno.music.abc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlayedPartsTest {
    private static final String BODY = "M:4/4\nL:1/4\nK:C\nP:A\nc4|\nP:B\nd4:|\nP:C\ne3\nP:D\nf|\n";

    @Test
    void theOrderOfTheHeaderIsPlayed() throws ScoreException {
        assertThat(played("P:A(BC)2D")).isEqualTo("C5 D5 D5 E5 D5 D5 E5 F5");
        assertThat(played("P:A2.C3")).isEqualTo("C5 C5 E5 E5 E5");
        assertThat(played("P:AxB")).isEqualTo("C5 D5 C5 D5 E5 F5");
        assertThat(played("P:QR")).isEqualTo("C5 D5 C5 D5 E5 F5");
        assertThat(played("R:reel")).isEqualTo("C5 D5 C5 D5 E5 F5");
    }

    @Test
    void theNottinghamOrderCountsRepeatsAmongItsLetters() throws ScoreException {
        assertThat(played("Y:AABBCBD")).isEqualTo("C5 C5 D5 D5 E5 D5 F5");
    }

    @Test
    void partsThatBeginInABarSplitIt() throws ScoreException {
        Score score = PlayedParts.of(AbcText.tune("X:1\nP:CDC\n" + BODY), ScoreLimits.DEFAULT);

        assertThat(AbcText.sounding(score)).isEqualTo("E5@0+3 F5@3+1 E5@4+3");
    }

    @Test
    void theOrderOutlivesWriting() throws IOException {
        Score score = AbcText.tune("X:1\nP:AB\n" + BODY);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new AbcWriter().write(score, out);

        assertThat(AbcText.tune(out.toString(StandardCharsets.UTF_8))).isEqualTo(score);
    }

    private static String played(String field) throws ScoreException {
        return AbcText.pitches(PlayedParts.of(AbcText.tune("X:1\n" + field + "\n" + BODY), ScoreLimits.DEFAULT));
    }
}
