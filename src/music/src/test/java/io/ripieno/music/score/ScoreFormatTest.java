package io.ripieno.music.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ripieno.music.score.ScoreException.Problem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreFormatTest {
    @Test
    void aFormatIsToldByItsBytes() throws ScoreException {
        assertEquals(ScoreFormat.MIDI, format("MThd\0\0\0\6", StandardCharsets.ISO_8859_1));
        assertEquals(ScoreFormat.MIDI, format("RIFF\0\0\0\6RMIDdata", StandardCharsets.ISO_8859_1));
        assertEquals(ScoreFormat.MXL, format("PK\3\4", StandardCharsets.ISO_8859_1));
        assertEquals(ScoreFormat.ABC, format("% a tune book\n\nX:1\nT:Tune\nK:C\nCDEF|\n", StandardCharsets.UTF_8));
        assertEquals(ScoreFormat.ABC, format("\ufeffX: 1\r\nK: G\r\n", StandardCharsets.UTF_8));
    }

    @Test
    void anyEncodingOfXmlIsSeen() throws ScoreException {
        for (String prolog : new String[] {"", "\ufeff", "\n  "}) {
            for (Charset charset :
                    new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
                assertEquals(ScoreFormat.MUSICXML, format(prolog + "<?xml version='1.0'?><score-partwise/>", charset));
            }
        }
    }

    @Test
    void whatIsNoScoreIsRefused() {
        for (String text : new String[] {"", "hello", "\0\0\0\0"}) {
            var error = assertThrows(ScoreException.class, () -> format(text, StandardCharsets.UTF_8));
            assertEquals(Problem.UNREADABLE, error.problem());
        }
    }

    @Test
    void emptyLinesDoNotHoldUpTheRefusal() {
        assertTimeoutPreemptively(Duration.ofSeconds(4), () -> {
            for (String filler : new String[] {"\n", " \t", "\r", "\n "}) {
                String text = filler.repeat(64 * 1024 / filler.length());
                var error = assertThrows(ScoreException.class, () -> format(text, StandardCharsets.UTF_8));
                assertEquals(
                        "\"test\" (65536 bytes) is no score: give a MIDI, MusicXML, .mxl or ABC file.",
                        error.getMessage());
            }
        });
    }

    @Test
    void anAbcFieldMayBeIndented() throws ScoreException {
        assertEquals(ScoreFormat.ABC, format("\n\n \tX:1\n", StandardCharsets.UTF_8));
    }

    @Test
    void aFileOverTheLimitIsNotReadWhole(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("long.abc"), new byte[5000]);
        var limits = new ScoreLimits(1000, 1, 1, 1, 1, 1, 1, 1);
        var error = assertThrows(ScoreException.class, () -> ScoreSource.of(file, limits));
        assertEquals(Problem.TOO_LARGE, error.problem());
        var missing = assertThrows(ScoreException.class, () -> ScoreSource.of(folder.resolve("none"), limits));
        assertEquals(Problem.INPUT_OUTPUT, missing.problem());
    }

    private static ScoreFormat format(String text, Charset charset) throws ScoreException {
        return ScoreFormat.of(new ScoreSource("test", text.getBytes(charset)));
    }
}
