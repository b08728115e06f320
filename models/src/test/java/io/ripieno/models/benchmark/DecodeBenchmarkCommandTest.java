package io.ripieno.models.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.music.decode.UnshelteredCodec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DecodeBenchmarkCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void measuresBothSidesOfTheComparison() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/stat")), "CPU times of processes are not told here");

        assertThat(run("decode", "--files", "2", "--seconds", "1", "--kind", "MP3", "--json"))
                .as(err.toString())
                .isZero();

        JsonNode cost = new ObjectMapper().readTree(out.toString());
        assertThat(cost.get("kind").asText()).isEqualTo("mp3");
        assertThat(cost.get("files").asInt()).isEqualTo(2);
        assertThat(cost.get("processes").asInt()).isEqualTo(1);
        assertThat(cost.get("workerMillis").asDouble()).isPositive();
    }

    @Test
    void theTableTellsWhatWorkersCostBeyondDecoding() {
        var cost = new DecodeCost(UnshelteredCodec.Kind.FLAC, 10, 100, 1, 1.5, 4, 0.5);

        assertThat(cost.table())
                .contains("100 files of 10 s, flac")
                .containsPattern("plain loop +15.00")
                .containsPattern("beyond decoding +25.00")
                .containsPattern("pipes +5.00");
        assertThat(cost.beyondDecodingMillis()).isEqualTo(25);
    }

    @Test
    void refusesToMeasureNothing() {
        assertThat(run("decode", "--files", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--files (0)");
    }

    private int run(String... arguments) {
        return new CommandLine(new BenchmarkCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }
}
