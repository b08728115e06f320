package io.ripieno.inference;

import io.ripieno.inference.model.AudioSpec;
import io.ripieno.inference.model.DeviceOptions;
import io.ripieno.inference.model.Goldens;
import io.ripieno.inference.model.Goldens.Expected;
import io.ripieno.inference.model.Goldens.SignalGolden;
import io.ripieno.inference.model.Goldens.Sine;
import io.ripieno.inference.model.Goldens.TensorGolden;
import io.ripieno.inference.model.Goldens.Wave;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.Label;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.SplitMetrics;
import io.ripieno.inference.model.TensorSpec;
import io.ripieno.inference.model.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A tagger of two operators' depth, with the inputs and outputs of the real one and random weights. */
public final class TinyTagger {
    public static final String NAME = "tiny-tagger";
    public static final int LABELS = 18;
    public static final int BANDS = 96;

    private TinyTagger() {}

    /** Puts a complete model into {@code root/tiny-tagger/version}. */
    public static ModelManifest install(Path root, int version) throws IOException, ModelException {
        Path directory = Files.createDirectories(root.resolve(NAME).resolve(Integer.toString(version)));
        Files.write(directory.resolve("tagger.onnx"), graph(version));
        return ModelExport.complete(directory, draft(version));
    }

    /** {@code [BANDS][LABELS]}, row by row. */
    public static float[] weights(long seed) {
        Random random = new Random(seed);
        float[] weights = new float[BANDS * LABELS];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (0.2 * random.nextGaussian());
        }
        return weights;
    }

    /** Mean over time, linear, sigmoid. */
    public static byte[] graph(long seed) {
        return new TinyGraph()
                .input("log_mel", -1, 1, BANDS, 500)
                .weights("weights", weights(seed), BANDS, LABELS)
                .node(
                        "ReduceMean",
                        List.of("log_mel"),
                        "mean",
                        TinyGraph.numbers("axes", 1, 3),
                        TinyGraph.number("keepdims", 0))
                .node("MatMul", List.of("mean", "weights"), "scores")
                .node("Sigmoid", List.of("scores"), "probabilities")
                .output("probabilities", -1, LABELS)
                .output("scores", -1, LABELS)
                .bytes();
    }

    public static ModelManifest draft(int version) {
        List<Label> labels = IntStream.range(0, LABELS)
                .mapToObj(i -> new Label("label-" + i, 0.5, null))
                .toList();
        GraphSpec graph = GraphSpec.draft(
                GraphSpec.MAIN,
                "tagger.onnx",
                List.of(new TensorSpec("log_mel", List.of(-1L, 1L, (long) BANDS, 500L), TensorSpec.FEATURES)),
                List.of(
                        new TensorSpec("probabilities", List.of(-1L, (long) LABELS), TensorSpec.PROBABILITIES),
                        new TensorSpec("scores", List.of(-1L, (long) LABELS), TensorSpec.SCORES)));
        return new ModelManifest(
                ModelManifest.FORMAT,
                NAME,
                version,
                ModelManifest.TAGGING,
                "A tagger for tests.",
                List.of(graph),
                new AudioSpec(
                        "log_mel", 16_000, 10, 5, 0, "east-log-mel-96-16k", new AudioSpec.Normalisation(3.7, 3.1)),
                labels,
                new DeviceOptions(32, Map.of("cpu", 4)),
                (long) BANDS * LABELS,
                "Apache-2.0",
                new Training(
                        "none",
                        "tiny",
                        version,
                        "0000000",
                        List.of(new Training.Dataset(
                                "none", "Random weights.", "CC0-1.0", "a seeded generator", List.of()))),
                List.of(new SplitMetrics(
                        "test", 2, 0.5, null, List.of(new SplitMetrics.ClassMetrics("label-0", 1, 0.5, null, 0.25)))),
                List.of("It has learnt nothing."),
                goldens(),
                "");
    }

    private static Goldens goldens() {
        return new Goldens(
                List.of(new TensorGolden(
                        "wave",
                        GraphSpec.MAIN,
                        List.of(new Wave("log_mel", 0.1, 1, 0.37)),
                        List.of(Expected.draft("probabilities"), Expected.draft("scores")),
                        1e-5)),
                List.of(new SignalGolden(
                        "chord",
                        List.of(new Sine(220, 0.3), new Sine(277.18, 0.2), new Sine(329.63, 0.2)),
                        Expected.draft("probabilities"),
                        1e-4)));
    }
}
