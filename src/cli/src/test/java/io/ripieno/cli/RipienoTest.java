package io.ripieno.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RipienoTest {
    @TempDir
    Path checkout;

    private final Screen screen = new Screen();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo ",
                "serve ",
                "tag ",
                "models ",
                "models list ",
                "models check ",
                "score ",
                "score show ",
                "score convert ",
                "score plot ",
                "dataset ",
                "dataset dmelodies ",
                "evaluate ",
                "evaluate latents ",
                "evaluate separation ",
                "evaluate melodies ",
                "evaluate tags ",
                "evaluate pitch ",
                "evaluate multipitch ",
                "evaluate transcription ",
                "evaluate onsets ",
                "evaluate regression ",
                "topics ",
                "topics list ",
                "topics create ",
                "prune ",
                "submit ",
                "watch ",
                "cancel ",
                "replay "
            })
    void everyCommandExplainsItself(String command) {
        assertThat(run((command + "--help").split(" "))).isEqualTo(ExitCode.DONE);
        assertThat(screen.out()).startsWith("Usage: ripieno " + command).contains("--verbose");
        assertThat(screen.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tag",
                "tag --hop fast x.wav",
                "tag --json --csv x.wav",
                "tag --model Not_A_Name x.wav",
                "tag --top -1 x.wav",
                "demo --patience 0",
                "serve --http-port 70000",
                "serve extra",
                "models",
                "models lst",
                "score",
                "score show",
                "score convert x.mid",
                "score convert --to wav x.mid",
                "score plot --shade 8-5 x.mid",
                "score plot --attribute beauty x.mid",
                "dataset dmelodies",
                "dataset dmelodies --out d --export 1354752",
                "evaluate",
                "evaluate beauty",
                "evaluate onsets --reference x.txt",
                "evaluate onsets --reference x.txt --estimate y.txt --window wide",
                "topics",
                "--fast",
                "submit",
                "submit --jobs - x.wav",
                "submit --dry-run --wait x.wav",
                "submit --task separation x.wav",
                "submit --priority urgent x.wav",
                "submit --deadline 2001-01-01T00:00:00Z x.wav",
                "submit --deadline soon x.wav",
                "submit --excerpt 10 x.wav",
                "submit --excerpt -1:5 x.wav",
                "submit --model -- x.wav",
                "submit --include [ x.wav",
                "submit --label novalue x.wav",
                "watch --for never",
                "watch --for PT0S",
                "watch --rows 0",
                "cancel",
                "cancel --patience 0 j",
                "replay --kind odd",
                "replay --since tomorrow",
                "replay --limit 0",
                "replay extra"
            })
    void aWrongCommandLineExitsWithTwoAndPointsToTheHelp(String line) {
        assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err().lines()).hasSize(2);
        assertThat(screen.err()).startsWith("ripieno: ").contains("Try 'ripieno");
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void aCommandLineWithoutACommandIsWrong() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err()).contains("a command is missing");
    }

    @Test
    void theVersionIsShown() {
        assertThat(run("--version")).isEqualTo(ExitCode.DONE);
        assertThat(screen.out()).startsWith("ripieno ");
    }

    @Test
    void anErrorIsOneLineThatSaysWhatToDo() {
        assertThat(run("models", "list", "--models", "/nowhere")).isEqualTo(ExitCode.FAILED);
        assertThat(screen.err().lines())
                .singleElement()
                .asString()
                .startsWith("ripieno: ")
                .contains("/nowhere");
    }

    @Test
    void verboseAddsTheStackTrace() {
        assertThat(run("models", "list", "--models", "/nowhere", "--verbose")).isEqualTo(ExitCode.FAILED);
        assertThat(screen.err()).contains("    at io.ripieno.");
    }

    @Test
    void programsThatAreNotBuiltAreNamedWithWhatToDo() {
        assertThat(run("serve", "--data", checkout.resolve("data").toString(), "--kafka-port", "0", "--http-port", "0"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(screen.err()).contains("src/broker/target/lib is missing").contains("./ripieno");
    }

    private int run(String... words) {
        return Ripieno.run(screen.terminal(), new Places(checkout, Optional.empty()), words);
    }
}
