package io.ripieno.music.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ripieno.music.corpus.Fingerprint;
import io.ripieno.music.measure.MeasureEncoder;
import io.ripieno.music.measure.MeasureSettings;
import io.ripieno.music.measure.NotEncodableException;
import io.ripieno.music.midi.MidiWriter;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.ScoreSource;
import io.ripieno.music.score.Unfolding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Times as fine as a file may give them are exact in all that is done with them; finer ones are refused while reading. */
class FineTimesTest {
    /** Their product times 256 is just below 2^32. */
    private static final int[] FINE = {4093, 4091};

    private static final int[] TOO_FINE = {4099, 4111};

    /** At 30000/1001 frames of 255 ticks, the finest division there is: 4/4, then a bar of 1/256, then two notes. */
    private static final String FRAMES =
            "4d546864 00000006 0000 0001 e3ff 4d54726b 00000025 00 ff5804 04021808 01 ff5804"
                    + " 01081808 00 903c40 01 803c40 8768 903c40 01 803c40 00 ff2f00";

    @Test
    void musicXml() throws IOException {
        assertUsable(read(musicXml(FINE)));
        assertRefused(
                "line 7, column 64: A time of 1/4111 quarter notes, beside others in 1/1049344, is finer than the limit"
                        + " of 1/4294967296 of a quarter note. Maybe it is damaged: correct its durations, or quantise the"
                        + " score.",
                musicXml(TOO_FINE));
    }

    @Test
    void abc() throws IOException {
        assertUsable(read(abc(FINE)));
        assertRefused(
                "line 5, column 14: A time of 9/4111 quarter notes, beside others in 1/1049344, is finer than the limit of"
                        + " 1/4294967296 of a quarter note. Maybe it is damaged: correct its durations, or quantise the"
                        + " score.",
                abc(TOO_FINE));
    }

    @Test
    void midi() throws IOException {
        byte[] file = HexFormat.of().parseHex(FRAMES.replace(" ", ""));
        assertUsable(read(file));
        var error = assertThrows(ScoreException.class, () -> new AnyScoreReader()
                .read(new ScoreSource("test", file), ScoreLimits.DEFAULT.withDivisions(1_000_000)));
        assertEquals(
                "byte 12: A time of 1001/3825000 quarter notes, beside others in 1/256, is finer than the limit of"
                        + " 1/1000000 of a quarter note. Maybe it is damaged: correct its durations, or quantise the"
                        + " score.",
                error.getMessage());
    }

    private static void assertUsable(Score score) throws IOException {
        Score played = Unfolding.of(score, ScoreLimits.DEFAULT);
        assertFalse(played.isFolded());
        assertEquals(24, Fingerprint.of(score).whole().length());
        var bytes = new ByteArrayOutputStream();
        new MidiWriter(32_767).write(played, bytes);
        assertTrue(bytes.size() > 0);
        assertThrows(NotEncodableException.class, () -> new MeasureEncoder(MeasureSettings.USUAL).encode(score));
    }

    private static void assertRefused(String message, byte[] file) {
        var error = assertThrows(ScoreException.class, () -> read(file));
        assertEquals(message, error.getMessage());
        assertEquals(Problem.TOO_LARGE, error.problem());
    }

    private static Score read(byte[] file) throws ScoreException {
        return new AnyScoreReader()
                .read(new ScoreSource("test", file), ScoreLimits.DEFAULT)
                .score();
    }

    private static byte[] musicXml(int[] divisions) {
        StringBuilder measures = new StringBuilder();
        for (int i = 0; i < 2; i++) {
            measures.append("\n<measure><attributes><divisions>")
                    .append(divisions[i])
                    .append("</divisions></attributes>\n")
                    .append("<note><pitch><step>C</step><octave>5</octave></pitch><duration>1</duration></note>\n")
                    .append("<note><pitch><step>D</step><octave>5</octave></pitch><duration>819199</duration></note>")
                    .append("<barline><repeat direction='backward'/></barline></measure>");
        }
        return ("<score-partwise>\n<part id='P1'>" + measures + "</part></score-partwise>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] abc(int[] divisors) {
        return ("X:1\nL:1/4\nM:none\nK:C\nc/" + divisors[0] + "d1000:|c9/" + divisors[1] + "d:|\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
