package io.ripieno.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Places;
import io.ripieno.cli.Screen;
import io.ripieno.cli.tag.FakeEngine;
import io.ripieno.cli.tag.TestModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelsCommandTest {
    @TempDir
    Path repository;

    private final Screen screen = new Screen();

    @Test
    void eachModelIsListedWithItsFigures() throws Exception {
        TestModel.install(repository, "tagger", 1);
        TestModel.install(repository, "tagger", 2);
        assertThat(run("list")).isEqualTo(ExitCode.DONE);
        assertThat(screen.outLines())
                .containsExactly(
                        "model   version  task     classes  parameters  test mAP  licence",
                        "tagger        1  tagging        2        1234     0.813  Apache-2.0",
                        "tagger        2  tagging        2        1234     0.813  Apache-2.0");
    }

    @Test
    void jsonHasTheMetricsAndTheDigest() throws Exception {
        TestModel.install(repository, "tagger", 1);
        assertThat(run("list", "--json")).isEqualTo(ExitCode.DONE);
        JsonNode model = new ObjectMapper().readTree(screen.out()).get(0);
        assertThat(model.get("testMeanAveragePrecision").doubleValue()).isEqualTo(0.8125);
        assertThat(model.get("digest").textValue()).hasSize(64);
        assertThat(model.at("/metrics/0/split").textValue()).isEqualTo("validation");
    }

    @Test
    void aManifestThatCannotBeReadIsListedAsBroken() throws Exception {
        TestModel.install(repository, "tagger", 1);
        Files.createDirectories(repository.resolve("tagger/2"));
        Files.writeString(repository.resolve("tagger/2/model.json"), "{");
        assertThat(run("list")).isEqualTo(ExitCode.FAILED);
        assertThat(screen.outLines()).hasSize(3);
        assertThat(screen.outLines().get(2)).matches("tagger +2 +BROKEN +- +- +- +-");
        assertThat(screen.err()).startsWith("ripieno: ").contains("tagger/2/model.json");
    }

    @Test
    void checkSaysWhichModelsAreSound() throws Exception {
        TestModel.install(repository, "tagger", 1);
        assertThat(run("check")).isEqualTo(ExitCode.DONE);
        assertThat(screen.outLines()).containsExactly("tagger@1  sound");
    }

    @Test
    void oneModelThatDoesNotAnswerAsItDidMakesTheCheckFail() throws Exception {
        TestModel.install(repository, "bad-tagger", 3);
        TestModel.install(repository, "tagger", 1);
        assertThat(run("check")).isEqualTo(ExitCode.FAILED);
        assertThat(screen.outLines()).containsExactly("bad-tagger@3  BROKEN", "tagger@1  sound");
        assertThat(screen.err()).contains("ripieno: bad-tagger@3 does not answer as it did. Restore its files.");
    }

    @Test
    void theVerdictsAreJsonOnRequest() throws Exception {
        TestModel.install(repository, "bad-tagger", 3);
        assertThat(run("check", "--json")).isEqualTo(ExitCode.FAILED);
        JsonNode verdict = new ObjectMapper().readTree(screen.out()).get(0);
        assertThat(verdict.get("sound").booleanValue()).isFalse();
        assertThat(verdict.get("problem").textValue()).contains("Restore its files");
    }

    @Test
    void calibrateTellsWhatRunsCostAndWhichBatchIsBest() throws Exception {
        TestModel.install(repository, "tagger", 1);
        assertThat(run("calibrate")).isEqualTo(ExitCode.DONE);
        assertThat(screen.outLines())
                .containsExactly(
                        "model     graph              device  options                batch    ms  items/s",
                        "tagger@1  main               cpu     -                          1  2.00    500.0",
                        "tagger@1  main               cpu     -                          4  5.00    800.0  best",
                        "tagger@1  main               cpu     cudnnSearch=heuristic      1  2.00    500.0",
                        "tagger@1  main               cpu     cudnnSearch=heuristic      4  4.00   1000.0  best",
                        "tagger@1  resampling of 1 s  host    -                          1  0.50   2000.0  best",
                        "tagger@1  front end          host    -                          1  8.00    125.0  best");
        assertThat(screen.err()).contains("No GPU is used, as this is a test.");
    }

    @Test
    void calibrationIsJsonOnRequestAndOfTheModelsThatAreNamed() throws Exception {
        TestModel.install(repository, "tagger", 1);
        TestModel.install(repository, "tagger", 2);
        assertThat(run("calibrate", "--json", "tagger@2")).isEqualTo(ExitCode.DONE);
        JsonNode graphs = new ObjectMapper().readTree(screen.out());
        assertThat(graphs).hasSize(4);
        assertThat(graphs.at("/0/model").textValue()).isEqualTo("tagger@2");
        assertThat(graphs.at("/0/bestBatch").intValue()).isEqualTo(4);
        assertThat(graphs.at("/1/options").textValue()).isEqualTo("cudnnSearch=heuristic");
        assertThat(graphs.at("/3/device").textValue()).isEqualTo("host");
        assertThat(graphs.at("/0/batches/1/itemsPerSecond").doubleValue()).isEqualTo(800);
    }

    private int run(String... words) {
        String[] line = new String[words.length + 2];
        System.arraycopy(words, 0, line, 0, words.length);
        line[words.length] = "--models";
        line[words.length + 1] = repository.toString();
        var places = new Places(repository, Optional.empty());
        return new CommandLine(new ModelsCommand(screen.terminal(), places, FakeEngine::new, FakeEngine::new))
                .execute(line);
    }
}
