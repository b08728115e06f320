package io.ripieno.models.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.ModelRepository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Beside the tagger that ships lies a model that knows no audio. */
class TaggerOptionsTest {
    @TempDir
    private Path root;

    @BeforeEach
    void install() throws Exception {
        ModelManifest tagger = ModelRepository.open(Path.of("repository"))
                .resolve(ModelRef.latest("instrument-tagger"))
                .manifest();
        write(tagger);
        write(withoutAudio(tagger));
    }

    private void write(ModelManifest manifest) throws IOException, ModelException {
        manifest.write(
                Files.createDirectories(root.resolve(manifest.name()).resolve(Integer.toString(manifest.version()))));
    }

    private static ModelManifest withoutAudio(ModelManifest of) {
        return new ModelManifest(
                of.format(),
                "melody-maker",
                3,
                "generation",
                of.description(),
                of.graphs(),
                null,
                List.of(),
                of.device(),
                of.parameters(),
                of.licence(),
                of.training(),
                List.of(),
                of.limitations(),
                of.goldens(),
                "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fairness", "swap", "frontend"})
    void aModelWithoutAudioIsRefusedWithThoseThatTag(String benchmark) {
        StringWriter words = new StringWriter();
        CommandLine line = new CommandLine(new BenchmarkCommand()).setErr(new PrintWriter(words));
        assertThat(line.execute(benchmark, "--models", root.toString(), "--model", "melody-maker"))
                .isEqualTo(2);
        assertThat(words.toString())
                .contains(
                        "The model melody-maker@3 is made for generation, without audio. Name one that tags recordings"
                                + " with --model; " + root + " has [instrument-tagger].");
    }
}
