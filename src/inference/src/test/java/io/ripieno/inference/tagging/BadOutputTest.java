package io.ripieno.inference.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.Engine;
import io.ripieno.inference.EngineSettings;
import io.ripieno.inference.ModelExport;
import io.ripieno.inference.TinyGraph;
import io.ripieno.inference.TinyTagger;
import io.ripieno.inference.model.Goldens;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.ProgressListener;
import io.ripieno.music.audio.AudioBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadOutputTest {
    private static final int RATE = 16_000;

    @TempDir
    Path root;

    /** The graph takes the logarithm of the mean level, which is negative for silence and positive for noise. */
    @Test
    void onlyTheRecordingWhoseWindowsAnswerNotANumberFails() throws Exception {
        installLogarithm();
        try (Engine engine = Engine.open(EngineSettings.of(root))) {
            TaggingWorker worker = engine.tagging(ModelRef.latest(TinyTagger.NAME));
            assertThatThrownBy(() -> tag(worker, AudioBuffer.mono(RATE, new float[20 * RATE])))
                    .isInstanceOfSatisfying(InferenceException.class, e -> assertThat(e.problem())
                            .isEqualTo(InferenceException.Problem.BAD_OUTPUT))
                    .hasMessageContaining("tiny-tagger@1 answered a window with NaN or infinity");
            assertThat(tag(worker, noise()).windows()).isEqualTo(3);
        }
    }

    private static Tagging tag(TaggingWorker worker, AudioBuffer audio) throws Exception {
        return worker.tag(audio.stream(), TaggingOptions.DEFAULT, ProgressListener.NONE, new Cancellation());
    }

    private static AudioBuffer noise() {
        Random random = new Random(1);
        float[] samples = new float[20 * RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextFloat() - 0.5f;
        }
        return AudioBuffer.mono(RATE, samples);
    }

    private void installLogarithm() throws Exception {
        Path directory = Files.createDirectories(root.resolve(TinyTagger.NAME).resolve("1"));
        byte[] graph = new TinyGraph()
                .input("log_mel", -1, 1, TinyTagger.BANDS, 500)
                .weights("weights", TinyTagger.weights(1), TinyTagger.BANDS, TinyTagger.LABELS)
                .node(
                        "ReduceMean",
                        List.of("log_mel"),
                        "mean",
                        TinyGraph.numbers("axes", 1, 3),
                        TinyGraph.number("keepdims", 0))
                .node(
                        "ReduceMean",
                        List.of("mean"),
                        "level",
                        TinyGraph.numbers("axes", 1),
                        TinyGraph.number("keepdims", 1))
                .node("Log", List.of("level"), "logarithm")
                .node("Add", List.of("mean", "logarithm"), "sum")
                .node("MatMul", List.of("sum", "weights"), "scores")
                .node("Sigmoid", List.of("scores"), "probabilities")
                .output("probabilities", -1, TinyTagger.LABELS)
                .output("scores", -1, TinyTagger.LABELS)
                .bytes();
        Files.write(directory.resolve("tagger.onnx"), graph);
        Goldens positive = new Goldens(
                List.of(new Goldens.TensorGolden(
                        "positive",
                        "main",
                        List.of(new Goldens.Wave("log_mel", 2, 1, 0.1)),
                        List.of(Goldens.Expected.draft("probabilities")),
                        1e-5)),
                List.of());
        ModelExport.complete(directory, TinyTagger.draft(1).withGoldens(positive));
    }
}
