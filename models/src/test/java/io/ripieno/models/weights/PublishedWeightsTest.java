package io.ripieno.models.weights;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.network.separation.OpenUnmix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with the names and shapes of others' weights, and the rules that the documentation gives for them. */
class PublishedWeightsTest {
    private static final Path DOCUMENTATION = Path.of("../docs/weights.md");
    private static final int HIDDEN = 16;
    private static final int INPUTS = 2 * 1487;
    private static final int OUTPUTS = 2 * 2049;

    private final SplittableRandom random = new SplittableRandom(5);
    private final List<NamedTensor> tensors = new ArrayList<>();

    @TempDir
    Path folder;

    /** The state dict of section 2.1 of the specification, narrower. */
    @Test
    void openUnmixTakesItsStateDict() throws Exception {
        add("input_mean", 1487);
        add("input_scale", 1487);
        add("output_scale", 2049);
        add("output_mean", 2049);
        linearAndNorm(1, INPUTS, HIDDEN);
        linearAndNorm(2, 2 * HIDDEN, HIDDEN);
        linearAndNorm(3, HIDDEN, OUTPUTS);
        for (int layer = 0; layer < 3; layer++) {
            for (String way : List.of("", "_reverse")) {
                add("lstm.weight_ih_l" + layer + way, 4 * HIDDEN / 2, HIDDEN);
                add("lstm.weight_hh_l" + layer + way, 4 * HIDDEN / 2, HIDDEN / 2);
                add("lstm.bias_ih_l" + layer + way, 4 * HIDDEN / 2);
                add("lstm.bias_hh_l" + layer + way, 4 * HIDDEN / 2);
            }
        }
        Path file = folder.resolve("vocals.safetensors");
        SafetensorsWriter.write(file, tensors, Map.of(), false);
        GraphSet network = OpenUnmix.music(HIDDEN).build(1);

        ImportReport report;
        try (NamedTensors opened = NamedTensors.open(file)) {
            report = WeightImport.into(network, opened, NameMapFile.read(documentedRules()));
        }

        assertThat(report.requireComplete().leftOver())
                .containsExactly("bn1.num_batches_tracked", "bn2.num_batches_tracked", "bn3.num_batches_tracked");
        assertThat(network.weight("fc1.weight").values()).isEqualTo(values("fc1.weight"));
        assertThat(network.weight("fc3.norm.variance").values()).isEqualTo(values("bn3.running_var"));
        assertThat(network.weight("output_mean").values()).isEqualTo(values("output_mean"));
        assertThat(network.weight("lstm.2.input").values()).contains(values("lstm.weight_ih_l2_reverse")[0]);
    }

    @Test
    void aGraphThatWasStoredInHalfPrecisionIsImportedAgain() throws Exception {
        GraphSet trained = OpenUnmix.music(HIDDEN).build(2);
        HalfStorage.Halved halved = HalfStorage.of(trained.model(OpenUnmix.GRAPH));
        ModelProto model = halved.model();
        Path file = Files.write(folder.resolve("half.onnx"), model.toByteArray());
        GraphSet network = OpenUnmix.music(HIDDEN).build(1);

        try (NamedTensors opened = NamedTensors.open(file)) {
            WeightImport.into(network, opened, new NameMap()).requireComplete();
        }

        assertThat(halved.halved()).contains("fc1.weight");
        float[] was = trained.weight("fc1.weight").values();
        float[] is = network.weight("fc1.weight").values();
        for (int i = 0; i < was.length; i++) {
            assertThat(is[i]).isEqualTo(HalfFloat.toFloat(HalfFloat.of(was[i])));
        }
    }

    private Path documentedRules() throws Exception {
        String text = Files.readString(DOCUMENTATION);
        int start = text.indexOf("```json\n[") + "```json\n".length();
        String rules = text.substring(start, text.indexOf("```", start));
        return Files.writeString(folder.resolve("names.json"), rules);
    }

    private void linearAndNorm(int place, int from, int to) {
        add("fc" + place + ".weight", to, from);
        for (String part : List.of("weight", "bias", "running_mean", "running_var")) {
            add("bn" + place + "." + part, to);
        }
        add("bn" + place + ".num_batches_tracked");
    }

    private void add(String name, long... shape) {
        int size = 1;
        for (long length : shape) {
            size *= (int) length;
        }
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextDouble();
        }
        tensors.add(NamedTensor.of(name, values, shape));
    }

    private float[] values(String name) {
        return tensors.stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow()
                .values();
    }
}
