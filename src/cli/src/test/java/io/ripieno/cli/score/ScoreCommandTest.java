package io.ripieno.cli.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Screen;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {
    @TempDir
    Path folder;

    private final Screen screen = new Screen();
    private Path tune = Path.of("");
    private Path book = Path.of("");

    @BeforeEach
    void writeFiles() throws IOException {
        tune = Files.writeString(
                folder.resolve("tune.abc"), "X:7\nT:The Tune\nC:Anon\nM:4/4\nL:1/4\nK:G\n\"G\"GABc|:d2B2|\"D7\"A4:|\n");
        book = Files.writeString(
                folder.resolve("book.abc"),
                "X:1\nT:One\nM:4/4\nL:1/4\nK:C\nCDEF|\n\nX:2\nT:Two\nM:3/4\nL:1/4\nK:D\nDFA|\n");
    }

    @Test
    void oneTuneIsToldInFull() {
        assertThat(run("show", tune.toString())).isEqualTo(ExitCode.DONE);
        assertThat(screen.out())
                .contains("title     The Tune")
                .contains("composer  Anon")
                .contains("3 measures, 12 quarter notes, 6.0 s, repeats not played out")
                .contains("metre     4/4")
                .contains("key       G major")
                .contains("chords    2");
        assertThat(screen.outLines()).last().asString().containsSubsequence("7", "G4", "D5");
        assertThat(screen.err()).isEmpty();
    }

    @Test
    void theTunesOfABookAreToldInATable() {
        assertThat(run("show", book.toString())).isEqualTo(ExitCode.DONE);
        assertThat(screen.outLines()).hasSize(3);
        assertThat(screen.outLines().get(2)).contains("Two").contains("3/4").contains("D major");
    }

    @Test
    void jsonTellsAllWithTheNotesIfAsked() throws IOException {
        assertThat(run("show", "--json", "--notes", "--tune", "2", book.toString()))
                .isEqualTo(ExitCode.DONE);
        JsonNode json = new ObjectMapper().readTree(screen.out());
        assertThat(json).hasSize(1);
        assertThat(json.at("/0/title").asText()).isEqualTo("Two");
        assertThat(json.at("/0/metres/0/value").asText()).isEqualTo("3/4");
        assertThat(json.at("/0/parts/0/highest").asText()).isEqualTo("A4");
        assertThat(json.at("/0/notes")).hasSize(3);
        assertThat(json.at("/0/notes/1/quarter").asText()).isEqualTo("1");
        assertThat(json.at("/0/notes/1/pitch").asText()).isEqualTo("F#4");
    }

    @Test
    void whatIsNoScoreIsNamedAndTheOthersAreShown() throws IOException {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear reader,\n");
        Path missing = folder.resolve("missing.mid");
        assertThat(run("show", letter.toString(), missing.toString(), folder.toString(), tune.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(screen.err().lines()).hasSize(3);
        assertThat(screen.err())
                .contains("letter.txt")
                .contains("is no score")
                .contains("missing.mid")
                .contains("is a folder; name the files in it");
        assertThat(screen.out()).contains("The Tune");
    }

    @Test
    void aTuneThatABookLacksIsNamed() {
        assertThat(run("show", "--tune", "3", book.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(screen.err()).contains("there is no tune 3; the last is 2");
    }

    @Test
    void convertWritesAFileForEachTuneThatIsReadAgain() throws IOException {
        Path out = folder.resolve("out");
        assertThat(run("convert", "--to", "musicxml", "--out", out.toString(), book.toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(screen.outLines())
                .containsExactly(
                        out.resolve("book-1.musicxml").toString(),
                        out.resolve("book-2.musicxml").toString());
        assertThat(run("show", "--json", screen.outLines().get(1))).isEqualTo(ExitCode.DONE);
        assertThat(screen.out()).contains("\"title\" : \"Two\"");
    }

    @Test
    void convertUnfoldsAndTransposes() throws IOException {
        Path out = folder.resolve("out");
        assertThat(run(
                        "convert",
                        "--to",
                        "mxl",
                        "--unfold",
                        "--transpose",
                        "-2",
                        "--out",
                        out.toString(),
                        tune.toString()))
                .isEqualTo(ExitCode.DONE);
        Screen shown = new Screen();
        assertThat(run(shown, "show", "--json", out.resolve("tune.mxl").toString()))
                .isEqualTo(ExitCode.DONE);
        JsonNode json = new ObjectMapper().readTree(shown.out());
        assertThat(json.at("/0/measures").asInt()).isEqualTo(5);
        assertThat(json.at("/0/repeats").asBoolean()).isFalse();
        assertThat(json.at("/0/keys/0/value").asText()).isEqualTo("F major");
        assertThat(json.at("/0/parts/0/lowest").asText()).isEqualTo("F4");
    }

    @Test
    void convertPlaysPartsInTheirOrder() throws IOException {
        Path parts =
                Files.writeString(folder.resolve("parts.abc"), "X:1\nP:AABA\nM:4/4\nL:1/1\nK:C\nP:A\nc|\nP:B\nd|e|\n");
        Path out = folder.resolve("out");
        assertThat(run("convert", "--to", "abc", "--unfold", "--out", out.toString(), parts.toString()))
                .isEqualTo(ExitCode.DONE);
        Screen shown = new Screen();
        assertThat(run(shown, "show", "--json", out.resolve("parts.abc").toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(new ObjectMapper().readTree(shown.out()).at("/0/measures").asInt())
                .isEqualTo(5);
    }

    @Test
    void aFileThatExistsIsKeptUnlessForced() throws IOException {
        Path kept = Files.writeString(folder.resolve("tune.musicxml"), "mine");
        String[] words = {"convert", "--to", "musicxml", "--out", folder.toString(), tune.toString()};
        assertThat(run(words)).isEqualTo(ExitCode.FAILED);
        assertThat(screen.err()).contains("exists; choose another folder with --out, or add --force");
        assertThat(kept).hasContent("mine");
        List<String> forced = new ArrayList<>(List.of(words));
        forced.add("--force");
        assertThat(run(forced.toArray(String[]::new))).isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(kept)).contains("The Tune");
    }

    @Test
    void plotDrawsTheMeasuresThatAreAskedForWithAnAttribute() throws IOException {
        assertThat(run(
                        "plot",
                        "--unfold",
                        "--from",
                        "2",
                        "--to",
                        "4",
                        "--shade",
                        "3,4-5",
                        "--attribute",
                        "note-density",
                        "--json",
                        "--out",
                        folder.toString(),
                        tune.toString()))
                .isEqualTo(ExitCode.DONE);
        JsonNode json = new ObjectMapper().readTree(screen.out());
        assertThat(json.at("/0/from").asInt()).isEqualTo(2);
        assertThat(json.at("/0/attribute")).hasSize(5);
        assertThat(json.at("/0/attribute/0").asDouble()).isEqualTo(4 / 24.0);
        BufferedImage image = ImageIO.read(folder.resolve("tune.png").toFile());
        assertThat(image.getWidth()).isGreaterThan(3 * 96);
    }

    @Test
    void theAttributesOfALongBassTuneCountItsLowNotes() throws IOException {
        Path bass = Files.writeString(
                folder.resolve("bass.abc"),
                "X:1\nT:Bass\nM:4/4\nL:1/8\nK:C\n" + "E,,,E,,E,,,E,,E,,,E,,E,,,G,,|\n".repeat(150));
        String[] words = {"plot", "--attribute", "pitch-range", "--json", "--out", folder.toString(), bass.toString()};
        assertThat(run(words)).as(screen.err()).isEqualTo(ExitCode.DONE);
        JsonNode json = new ObjectMapper().readTree(screen.out());
        assertThat(json.at("/0/attribute")).hasSize(150);
        assertThat(json.at("/0/attribute/149").asDouble()).isEqualTo(15 / 26.0);
    }

    @Test
    void anAttributeOfWhatIsNoMelodyInFourFourIsRefusedWithTheReason() {
        assertThat(run("plot", "--attribute", "contour", "--tune", "2", "--out", folder.toString(), book.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(screen.err())
                .contains("book.abc, tune 2: measure 1 is in 3/4")
                .contains("contour cannot be drawn");
        assertThat(folder.resolve("book-2.png")).doesNotExist();
    }

    @Test
    void measuresThatTheScoreLacksAreRefused() {
        assertThat(run("plot", "--to", "9", "--out", folder.toString(), tune.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(screen.err()).contains("measures 1 to 9 are asked for and the score has 3");
    }

    private int run(String... words) {
        return run(screen, words);
    }

    private static int run(Screen screen, String... words) {
        return ScoreCommand.commandLine(screen.terminal())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(words);
    }
}
