package io.ripieno.models.weights;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weights shrink GRAPH OUT --inputs FILE}: stores weights in less, as far as the outputs stay what they were. */
@Command(
        name = "shrink",
        mixinStandardHelpOptions = true,
        description = "Writes a smaller graph whose outputs stay close to those of the one given.")
final class ShrinkCommand implements Callable<Integer> {
    private static final int ROUNDS = 21;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "GRAPH", description = "An ONNX file.")
    private Path graph = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT", description = "The ONNX file to write.")
    private Path out = Path.of("");

    @Option(
            names = "--inputs",
            required = true,
            paramLabel = "FILE",
            description = "A .npz or .safetensors with a tensor for each input of the graph, under its name.")
    private Path inputs = Path.of("");

    @Option(
            names = "--int8",
            description = "Makes products with weight matrices 8 bits wide first (default: half precision alone).")
    private boolean int8;

    @Option(
            names = "--tolerance",
            paramLabel = "PART",
            description =
                    "How much an output may change, as a part of the largest output; for each of both ways (default:"
                            + " ${DEFAULT-VALUE}).")
    private double tolerance = 0.01;

    @Override
    public Integer call() throws IOException {
        ModelProto original = ModelProto.parseFrom(Files.readAllBytes(graph));
        ServedRuns runs;
        try (NamedTensors examples = NamedTensors.open(inputs)) {
            runs = ServedRuns.on(examples, original);
        }
        ServedMeasure measure = new ServedDifference(original, runs);
        ModelProto smaller = original;
        if (int8) {
            smaller = told("8-bit products", Int8Products.of(smaller, measure, tolerance));
        }
        smaller = told("tensors in half precision", HalfStorage.of(smaller, measure, tolerance));
        Files.write(out, smaller.toByteArray());
        print("%s: %d bytes instead of %d".formatted(out, Files.size(out), Files.size(graph)));
        print(String.format(
                Locale.ROOT,
                "%.2f times the runs a second of %s, on the given inputs by one thread",
                runs.paces(smaller, original, ROUNDS).ratio(),
                graph));
        return 0;
    }

    private ModelProto told(String what, Shrunk shrunk) {
        print(String.format(
                Locale.ROOT,
                "%d %s; outputs differ by %.2g; refused: %s",
                shrunk.changed().size(),
                what,
                Math.abs(shrunk.after()),
                shrunk.refused()));
        return shrunk.model();
    }

    private void print(String line) {
        if (spec == null) {
            throw new IllegalStateException("The command was not made by picocli.");
        }
        spec.commandLine().getOut().println(line);
    }
}
