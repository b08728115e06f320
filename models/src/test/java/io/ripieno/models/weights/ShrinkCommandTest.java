package io.ripieno.models.weights;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;
import io.ripieno.music.npz.NpzWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ShrinkCommandTest {
    private static final int WIDTH = 64;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final float[] x = new float[4 * WIDTH];

    @TempDir
    Path folder;

    @BeforeEach
    void writeGraphAndInputs() throws Exception {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("g");
        Layers layers = new Layers(graph, new SplittableRandom(1));
        Value hidden = layers.relu("relu", layers.linear("in", graph.input("x", "batch", WIDTH), WIDTH, WIDTH));
        graph.output(layers.linear("out", hidden, WIDTH, 2), "batch", 2).build();
        Files.write(folder.resolve("g.onnx"), network.model("g").toByteArray());
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextDouble();
        }
        try (NpzWriter writer = new NpzWriter(Files.newOutputStream(folder.resolve("x.npz")))) {
            writer.add("x", x, 4, WIDTH);
        }
    }

    /** The hidden bias has a number that is too small for half precision and stays. */
    @Test
    void halvesTheFileWithinTheTolerance() throws Exception {
        assertThat(shrink("--inputs", file("x.npz"))).isZero();

        assertThat(out.toString())
                .contains("2 tensors in half precision")
                .contains("refused: []")
                .containsPattern("\\n\\d+\\.\\d\\d times the runs a second of ");
        double part = (double) Files.size(folder.resolve("small.onnx")) / Files.size(folder.resolve("g.onnx"));
        assertThat(part).isLessThan(0.6);
        assertClose(0.01);
    }

    @Test
    void makesProductsOfEightBitsWhereItIsAsked() throws Exception {
        assertThat(shrink("--inputs", file("x.npz"), "--int8", "--tolerance", "0.05"))
                .isZero();

        assertThat(out.toString()).contains("1 8-bit products");
        assertThat(smaller().getGraph().getNodeList())
                .anyMatch(node -> node.getOpType().equals("MatMulInteger"));
        assertClose(0.1);
    }

    @Test
    void changesNothingThatHurts() throws Exception {
        assertThat(shrink("--inputs", file("x.npz"), "--tolerance", "0")).isZero();

        assertThat(out.toString()).contains("outputs differ by 0.0;").contains("in.weight (-");
        assertClose(1e-12);
    }

    @Test
    void refusesInputsThatAreNotThere() {
        assertThat(shrink()).isEqualTo(2);
        assertThat(err.toString()).contains("--inputs");
    }

    /** How far outputs are from those of the graph given, as a part of the largest. */
    private void assertClose(double tolerance) throws Exception {
        ModelProto given = ModelProto.parseFrom(Files.readAllBytes(folder.resolve("g.onnx")));
        float[] expected = Served.run(given, x, 4, WIDTH);
        float[] got = Served.run(smaller(), x, 4, WIDTH);
        float largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < got.length; i++) {
            assertThat((double) Math.abs(got[i] - expected[i])).isLessThanOrEqualTo(tolerance * largest);
        }
    }

    private ModelProto smaller() throws Exception {
        return ModelProto.parseFrom(Files.readAllBytes(folder.resolve("small.onnx")));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private int shrink(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "shrink";
        arguments[1] = file("g.onnx");
        arguments[2] = file("small.onnx");
        System.arraycopy(options, 0, arguments, 3, options.length);
        return new CommandLine(new WeightsCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
