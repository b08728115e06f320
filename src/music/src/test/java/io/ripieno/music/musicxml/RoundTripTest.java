package io.ripieno.music.musicxml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ripieno.music.score.RandomScores;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.music.score.ScoreWriter;
import io.ripieno.music.score.Tune;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scores on the grid come back from both forms of MusicXML as they were. */
class RoundTripTest {
    private static final int SEEDS = 300;

    @Test
    void aScoreWithEverythingComesBackFromMusicXml() throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            Score score = RandomScores.of(seed, RandomScores.EVERYTHING);
            assertEquals(score, back(score, new MusicXmlWriter()), "seed " + seed);
        }
    }

    @Test
    void aMelodyComesBackFromACompressedScore() throws IOException {
        for (int seed = 0; seed < 50; seed++) {
            Score score = RandomScores.of(seed, RandomScores.MELODY);
            assertEquals(score, back(score, new MxlWriter()), "seed " + seed);
        }
    }

    @Test
    void theSameScoreGivesTheSameArchive() throws IOException {
        Score score = RandomScores.of(1, RandomScores.EVERYTHING);
        assertArrayEquals(written(score, new MxlWriter()), written(score, new MxlWriter()));
    }

    private static Score back(Score score, ScoreWriter writer) throws IOException {
        ScoreSource source = new ScoreSource("score", written(score, writer));
        Tune.Read read = new MusicXmlReader().read(source, ScoreLimits.DEFAULT);
        assertEquals(List.of(), read.notices());
        return read.score();
    }

    private static byte[] written(Score score, ScoreWriter writer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertEquals(List.of(), writer.write(score, bytes));
        return bytes.toByteArray();
    }
}
