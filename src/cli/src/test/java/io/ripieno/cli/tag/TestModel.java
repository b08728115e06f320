package io.ripieno.cli.tag;

import io.ripieno.inference.model.AudioSpec;
import io.ripieno.inference.model.DeviceOptions;
import io.ripieno.inference.model.Goldens;
import io.ripieno.inference.model.Goldens.Expected;
import io.ripieno.inference.model.Goldens.TensorGolden;
import io.ripieno.inference.model.Goldens.Wave;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.Label;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.SplitMetrics;
import io.ripieno.inference.model.TensorSpec;
import io.ripieno.inference.model.Training;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The {@code model.json} of a model of two labels; the graph that it names need not exist. */
public final class TestModel {
    private TestModel() {}

    /** Puts the manifest where a repository expects it. */
    public static void install(Path root, String name, int version) throws Exception {
        Path directory = Files.createDirectories(root.resolve(name).resolve(Integer.toString(version)));
        manifest(name, version).write(directory);
    }

    static ModelManifest manifest(String name, int version) {
        var graph = new GraphSpec(
                GraphSpec.MAIN,
                "tagger.onnx",
                "0".repeat(64),
                1,
                List.of(new TensorSpec("log_mel", List.of(-1L, 1L, 96L, 500L), TensorSpec.FEATURES)),
                List.of(new TensorSpec("probabilities", List.of(-1L, 2L), TensorSpec.PROBABILITIES)));
        return new ModelManifest(
                ModelManifest.FORMAT,
                name,
                version,
                ModelManifest.TAGGING,
                "A tagger for tests.",
                List.of(graph),
                new AudioSpec(
                        "log_mel", 16_000, 10, 5, 0, "east-log-mel-96-16k", new AudioSpec.Normalisation(3.7, 3.1)),
                List.of(new Label("banjo", 0.5, null), new Label("piano", 0.5, null)),
                new DeviceOptions(32, Map.of("cpu", 4)),
                1234,
                "Apache-2.0",
                new Training(
                        "none",
                        "none",
                        1,
                        "0000000",
                        List.of(new Training.Dataset("none", "Nothing.", "CC0-1.0", "nowhere", List.of()))),
                List.of(
                        new SplitMetrics("validation", 4, 0.9, null, List.of()),
                        new SplitMetrics("test", 4, 0.8125, null, List.of())),
                List.of("It has learnt nothing."),
                new Goldens(
                        List.of(new TensorGolden(
                                "wave",
                                GraphSpec.MAIN,
                                List.of(new Wave("log_mel", 0, 1, 1)),
                                List.of(new Expected("probabilities", List.of(0.5f, 0.5f))),
                                1e-5)),
                        List.of()),
                "");
    }
}
