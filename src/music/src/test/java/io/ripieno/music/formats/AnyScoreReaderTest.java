package io.ripieno.music.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.music.score.RandomScores;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.ScoreFormat;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.music.score.Tune;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class AnyScoreReaderTest {
    private final AnyScoreReader reader = new AnyScoreReader();

    @Test
    void abcIsToldByItsContentAndGivesAllItsTunes() throws Exception {
        ScoreSource book = source("X:1\nT:One\nM:4/4\nK:C\nCDEF|\n\nX:2\nT:Two\nM:4/4\nK:G\nGABc|\n");
        assertThat(reader.read(book, ScoreLimits.DEFAULT).score().metadata().title())
                .isEqualTo("One");
        assertThat(reader.tunes(book, ScoreLimits.DEFAULT)).hasSize(2).allMatch(Tune.Read.class::isInstance);
    }

    @Test
    void musicXmlIsToldByItsContent() throws Exception {
        ScoreSource xml = source("""
                <score-partwise><work><work-title>Small</work-title></work>
                <part-list><score-part id="P1"><part-name>A</part-name></score-part></part-list>
                <part id="P1"><measure number="1"><attributes><divisions>1</divisions></attributes>
                <note><pitch><step>C</step><octave>4</octave></pitch><duration>4</duration></note></measure></part>
                </score-partwise>""");
        assertThat(reader.read(xml, ScoreLimits.DEFAULT).score().metadata().title())
                .isEqualTo("Small");
    }

    @Test
    void midiIsToldByItsContent() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ScoreWriters.of(ScoreFormat.MIDI).write(RandomScores.of(5, RandomScores.MELODY), out);
        ScoreSource midi = new ScoreSource("test.txt", out.toByteArray());
        assertThat(reader.read(midi, ScoreLimits.DEFAULT).score().metadata().title())
                .isEqualTo("Tune 5");
    }

    @Test
    void whatIsNoScoreIsRefusedOnceByName() {
        ScoreSource other = source("Dear reader,\n");
        assertThatThrownBy(() -> reader.read(other, ScoreLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        ScoreException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNREADABLE))
                .hasMessageContaining("test.txt");
        assertThat(reader.tunes(other, ScoreLimits.DEFAULT)).singleElement().isInstanceOf(Tune.Refused.class);
    }

    private static ScoreSource source(String text) {
        return new ScoreSource("test.txt", text.getBytes(UTF_8));
    }
}
