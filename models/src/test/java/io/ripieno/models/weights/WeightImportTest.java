package io.ripieno.models.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.graph.Gates;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Recurrence;
import io.ripieno.models.graph.Value;
import io.ripieno.models.interpret.Tensors;
import io.ripieno.music.npz.NpyHeader;
import io.ripieno.music.npz.NpyType;
import io.ripieno.music.npz.NpzWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GRUImpl;
import org.bytedeco.pytorch.GRUOptions;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightImportTest {
    private static final int INPUTS = 3;
    private static final int HIDDEN = 5;
    private static final int TIME = 4;

    @TempDir
    Path folder;

    @Test
    void anImportedLstmGivesWhatLibtorchsGives() throws Exception {
        try (PointerScope scope = new PointerScope()) {
            torch.manual_seed(3);
            LSTMOptions options = new LSTMOptions(INPUTS, HIDDEN);
            options.num_layers().put(2L);
            options.bidirectional().put(true);
            LSTMImpl module = new LSTMImpl(options);
            GraphSet network = network(Gates.LSTM, 2, true);
            importFrom(module, network, Gates.LSTM);

            Tensor x = torch.randn(TIME, 1, INPUTS);
            assertSame(network, x, module.forward(x).get0());
        }
    }

    @Test
    void anImportedGruGivesWhatLibtorchsGives() throws Exception {
        try (PointerScope scope = new PointerScope()) {
            torch.manual_seed(4);
            GRUOptions options = new GRUOptions(INPUTS, HIDDEN);
            options.num_layers().put(2L);
            GRUImpl module = new GRUImpl(options);
            GraphSet network = network(Gates.GRU, 2, false);
            importFrom(module, network, Gates.GRU);

            Tensor x = torch.randn(TIME, 1, INPUTS);
            assertSame(network, x, module.forward(x).get0());
        }
    }

    @Test
    void renamesTransposesAndTellsWhatIsMissingAndLeftOver() throws Exception {
        GraphSet network = dense();
        Path file = npz(Map.of(
                "fc.weight", NamedTensor.of("", new float[] {1, 2, 3, 4, 5, 6}, 3, 2),
                "fc.bias", NamedTensor.of("", new float[] {7, 8, 9}, 3),
                "bn.weight", NamedTensor.of("", new float[] {1.5f, 2, 3}, 3),
                "bn.running_var", NamedTensor.of("", new float[] {4, 5, 6}, 3),
                "head.old", NamedTensor.of("", new float[] {1}, 1)));
        NameMap names = new NameMap()
                .transposed("(out)\\.weight", "fc.weight")
                .renamed("out\\.(.*)", "fc.$1")
                .normalisation("norm", "bn");
        ImportReport report;
        try (NamedTensors tensors = NamedTensors.open(file)) {
            report = WeightImport.into(network, tensors, names);
        }
        assertThat(network.weight("out.weight").values()).containsExactly(1, 3, 5, 2, 4, 6);
        assertThat(network.weight("out.bias").values()).containsExactly(7, 8, 9);
        assertThat(network.weight("norm.gain").values()).containsExactly(1.5f, 2, 3);
        assertThat(network.weight("norm.variance").values()).containsExactly(4, 5, 6);
        assertThat(report.imported()).containsExactly("out.weight", "out.bias", "norm.gain", "norm.variance");
        assertThat(report.missing()).containsExactly("norm.bias", "norm.mean");
        assertThat(report.leftOver()).containsExactly("head.old");
        assertThatThrownBy(report::requireComplete)
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("norm.bias")
                .hasMessageContaining("head.old");
    }

    @Test
    void refusesOtherShapesAllAtOnceAndLeavesTheNetwork() throws Exception {
        GraphSet network = dense();
        float[] before = network.weight("norm.gain").values();
        Path file = npz(Map.of(
                "out.weight", NamedTensor.of("", new float[6], 3, 2),
                "out.bias", NamedTensor.of("", new float[2], 2),
                "norm.gain", NamedTensor.of("", new float[] {9, 9, 9}, 3)));
        try (NamedTensors tensors = NamedTensors.open(file)) {
            assertThatThrownBy(() -> WeightImport.into(network, tensors, new NameMap()))
                    .isInstanceOf(WeightsException.class)
                    .hasMessageContaining("out.weight wants [2, 3] of out.weight, which has [3, 2]")
                    .hasMessageContaining("out.bias wants [3] of out.bias, which has [2]");
        }
        assertThat(network.weight("norm.gain").values()).isEqualTo(before);
    }

    @Test
    void refusesFilesOfOtherKindsByName() throws Exception {
        assertThatThrownBy(() -> NamedTensors.open(folder.resolve("model.bin"))).hasMessageContaining("model.bin");
        Path broken = Files.writeString(folder.resolve("broken.npz"), "no zip");
        assertThatThrownBy(() -> NamedTensors.open(broken))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("broken.npz");
    }

    @Test
    void takesTheWeightsOfAnExportedGraph() throws Exception {
        GraphSet trained = dense();
        trained.weight("norm.gain").set(new float[] {1.5f, -2, 3});
        Path file = folder.resolve("trained.onnx");
        Files.write(file, trained.model(trained.graphNames().get(0)).toByteArray());
        GraphSet network = dense();
        try (NamedTensors tensors = NamedTensors.open(file)) {
            WeightImport.into(network, tensors, new NameMap()).requireComplete();
            assertThatThrownBy(() -> tensors.read("none"))
                    .isInstanceOf(WeightsException.class)
                    .hasMessageContaining("none")
                    .hasMessageContaining("norm.gain");
        }
        assertThat(network.weight("norm.gain").values()).containsExactly(1.5f, -2, 3);
        Path broken = Files.writeString(folder.resolve("broken.onnx"), "no graph");
        assertThatThrownBy(() -> NamedTensors.open(broken))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("broken.onnx");
    }

    /** Bytes by hand: 1.5, -2 and 65504 in half precision are 0x3e00, 0xc000 and 0x7bff. */
    @Test
    void readsSmallTypesOfNumPy() throws Exception {
        Path file = folder.resolve("small.npz");
        try (NpzWriter writer = new NpzWriter(Files.newOutputStream(file))) {
            byte[] halves = {0, 0x3e, 0, (byte) 0xc0, (byte) 0xff, 0x7b};
            writer.add("half", NpyHeader.of(NpyType.FLOAT16, 3), out -> out.write(halves));
            writer.add("unsigned", NpyHeader.of(NpyType.UINT8, 2), out -> out.write(new byte[] {1, (byte) 200}));
            writer.add("signed", NpyHeader.of(NpyType.INT8, 2), out -> out.write(new byte[] {1, (byte) 200}));
        }
        try (NamedTensors tensors = NamedTensors.open(file)) {
            assertThat(tensors.read("half").values()).containsExactly(1.5f, -2, 65504);
            assertThat(tensors.read("unsigned").values()).containsExactly(1, 200);
            assertThat(tensors.read("signed").values()).containsExactly(1, -56);
        }
    }

    @Test
    void refusesWhatIsNotFiniteByNameAndLeavesTheNetwork() throws Exception {
        for (float bad : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
            GraphSet network = dense();
            float[] before = network.weight("norm.gain").values();
            Path file = npz(Map.of(
                    "out.bias", NamedTensor.of("", new float[] {1, bad, 2}, 3),
                    "norm.gain", NamedTensor.of("", new float[] {9, 9, 9}, 3)));
            try (NamedTensors tensors = NamedTensors.open(file)) {
                assertThatThrownBy(() -> WeightImport.into(network, tensors, new NameMap()))
                        .isInstanceOf(WeightsException.class)
                        .hasMessageContaining("Tensor out.bias holds " + bad + " at place 1");
            }
            assertThat(network.weight("norm.gain").values()).isEqualTo(before);
        }
    }

    private void importFrom(Module module, GraphSet network, Gates gates) throws IOException {
        StringTensorDict parameters = module.named_parameters();
        List<NamedTensor> tensors = new ArrayList<>();
        for (long i = 0; i < parameters.size(); i++) {
            String name = parameters.get(i).key().getString();
            Tensor tensor = parameters.get(i).value();
            tensors.add(NamedTensor.of("decoder.rnn." + name, Tensors.floats(tensor), tensor.shape()));
        }
        Path file = folder.resolve("rnn.safetensors");
        SafetensorsWriter.write(file, tensors, Map.of(), false);
        try (NamedTensors opened = NamedTensors.open(file)) {
            ImportReport report =
                    WeightImport.into(network, opened, new NameMap().recurrent(gates, "rnn", "decoder.rnn"));
            assertThat(report.requireComplete().leftOver()).isEmpty();
        }
    }

    private static void assertSame(GraphSet network, Tensor x, Tensor expected) throws Exception {
        float[] got = Served.run(network.model("g"), Tensors.floats(x), TIME, 1, INPUTS);
        float[] wanted = Tensors.floats(expected);
        assertThat(got).hasSameSizeAs(wanted);
        for (int i = 0; i < got.length; i++) {
            assertThat(got[i]).isCloseTo(wanted[i], within(1e-6f));
        }
    }

    private static GraphSet network(Gates gates, int layers, boolean bidirectional) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("g");
        Layers of = new Layers(graph, new SplittableRandom(1));
        Value x = graph.input("x", "time", "batch", INPUTS);
        Recurrence recurrence = new Recurrence(INPUTS, HIDDEN, layers, bidirectional, 0);
        Value y = (gates == Gates.LSTM ? of.lstm("rnn", x, recurrence) : of.gru("rnn", x, recurrence)).sequence();
        return graph.output(y, "time", "batch", recurrence.outputs()).build();
    }

    private static GraphSet dense() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("g");
        Layers layers = new Layers(graph, new SplittableRandom(1));
        Value x = layers.framewiseLinear("out", graph.input("x", "batch", 2), 2, 3);
        return graph.output(layers.batchNormalisation("norm", x, 3), "batch", 3).build();
    }

    private Path npz(Map<String, NamedTensor> tensors) throws IOException {
        Path file = folder.resolve("w.npz");
        try (NpzWriter writer = new NpzWriter(Files.newOutputStream(file))) {
            for (Map.Entry<String, NamedTensor> tensor : tensors.entrySet()) {
                long[] shape = tensor.getValue().shape().stream()
                        .mapToLong(Long::longValue)
                        .toArray();
                writer.add(tensor.getKey(), tensor.getValue().values(), shape);
            }
        }
        return file;
    }
}
