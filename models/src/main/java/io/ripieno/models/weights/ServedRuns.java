package io.ripieno.models.weights;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.ripieno.models.served.Block;
import io.ripieno.models.served.Outputs;
import io.ripieno.models.served.ServedGraph;
import io.ripieno.models.served.ServedInputs;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs of a graph, and of those that are made from it, on the same inputs by ONNX Runtime with one thread. */
public final class ServedRuns {
    private static final int WARM_UP = 3;

    private final Map<String, Block> inputs;

    /**
     * How long runs of two graphs take, which ran in turn.
     *
     * @param nanos of the first, median of the rounds
     * @param otherNanos of the second
     */
    public record Paces(double nanos, double otherNanos) {
        /** How many times as many runs a second the first does as the second. */
        public double ratio() {
            return otherNanos / nanos;
        }
    }

    /** @param inputs a block for each input of the graph, by name */
    public ServedRuns(Map<String, ? extends Block> inputs) {
        this.inputs = Map.copyOf(inputs);
    }

    /**
     * On the tensors of a file.
     *
     * @param examples a tensor for each input of the graph, under its name
     * @throws WeightsException if one is missing
     */
    static ServedRuns on(NamedTensors examples, ModelProto original) throws IOException {
        Map<String, Block> inputs = new LinkedHashMap<>();
        for (ValueInfoProto input : original.getGraph().getInputList()) {
            inputs.put(input.getName(), block(input, examples.read(input.getName())));
        }
        return new ServedRuns(inputs);
    }

    /** What a graph puts out. */
    public Outputs outputs(ModelProto model) {
        try (ServedGraph graph = new ServedGraph(model)) {
            return graph.run(inputs);
        }
    }

    /**
     * Runs two graphs in turn.
     *
     * @param rounds at least 1
     */
    public Paces paces(ModelProto model, ModelProto other, int rounds) {
        double[] own = new double[rounds];
        double[] others = new double[rounds];
        try (ServedInputs given = new ServedInputs(inputs);
                ServedGraph first = new ServedGraph(model);
                ServedGraph second = new ServedGraph(other)) {
            for (int round = -WARM_UP; round < rounds; round++) {
                double one = first.nanos(given);
                double two = second.nanos(given);
                if (round >= 0) {
                    own[round] = one;
                    others[round] = two;
                }
            }
        }
        Arrays.sort(own);
        Arrays.sort(others);
        return new Paces(own[rounds / 2], others[rounds / 2]);
    }

    private static Block block(ValueInfoProto input, NamedTensor example) {
        float[] values = example.values();
        long[] shape = example.shape().stream().mapToLong(Long::longValue).toArray();
        if (input.getType().getTensorType().getElemType() != TensorProto.DataType.INT64.getNumber()) {
            return new Block.Floats(values, shape);
        }
        long[] tokens = new long[values.length];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = (long) values[i];
        }
        return new Block.Tokens(tokens, shape);
    }
}
