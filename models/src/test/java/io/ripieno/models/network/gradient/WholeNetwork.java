package io.ripieno.models.network.gradient;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.interpret.Blocks;
import io.ripieno.models.interpret.Interpreter;
import io.ripieno.models.interpret.Mode;
import io.ripieno.models.interpret.Parameters;
import io.ripieno.models.interpret.Precision;
import io.ripieno.models.interpret.Tensors;
import io.ripieno.models.interpret.Values;
import io.ripieno.models.network.symbolic.Posterior;
import io.ripieno.models.network.symbolic.inpainting.AnticipationRnn;
import io.ripieno.models.network.symbolic.measurevae.MeasureVae;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * All graphs of a network in double precision, as they are trained: normalised by the batch, with dropout, one graph reading
 * what those before it gave, a latent vector sampled between encoder and decoder. What is random is drawn once: inputs and
 * the sample's noise are held, dropout drops the same each time. Lives in the scope that it is first run in.
 */
final class WholeNetwork implements AutoCloseable {
    /** Integer inputs that have few values; all others have as many as there are tokens, or one more. */
    private static final Map<String, Integer> VALUES = Map.of("voice", 1, "beat_marker", 6, "tick", 6);

    private static final Set<String> ONE_MORE = Set.of(AnticipationRnn.CONSTRAINT, MeasureVae.PREVIOUS);

    private static final int BATCH = 3;
    private static final int LENGTH = 4;
    private static final double MOVED = 0.3;
    private static final double LEAST_SIZE = 0.05;

    private final GraphSet network;
    private final int tokens;
    private final Map<String, Integer> lengths;
    private final long seed;
    private final Parameters parameters;
    private final Map<String, Interpreter> interpreters = new LinkedHashMap<>();
    private final Map<String, Tensor> drawn = new LinkedHashMap<>();

    /**
     * Moves all weights off their first values, among which are zeros that would hide what they are multiplied with.
     *
     * @param tokens that are drawn from
     * @param lengths of the dimensions that are named only; else a batch has 3, all others 4
     */
    WholeNetwork(GraphSet network, int tokens, Map<String, Integer> lengths, long seed) {
        this.network = network;
        this.tokens = tokens;
        this.lengths = lengths;
        this.seed = seed;
        this.parameters = new Parameters(network, Precision.DOUBLE);
        network.graphNames().forEach(graph -> interpreters.put(graph, new Interpreter(network, graph, parameters)));
        torch.manual_seed(seed);
        for (Tensor weights : parameters.trained().values()) {
            Tensor plain = weights.detach();
            double size = Math.max(LEAST_SIZE, Math.sqrt(plain.square().mean().item_double()));
            plain.add_(torch.randn_like(plain), new Scalar(MOVED * size));
        }
    }

    /** How many numbers are learnt. */
    long size() {
        return network.parameterCount();
    }

    Map<String, Tensor> parameters() {
        return parameters.trained();
    }

    /** The inputs that are not whole numbers, once the network has run. */
    List<Tensor> inputs() {
        return drawn.values().stream().filter(Tensor::is_floating_point).toList();
    }

    /** A sum of all numbers of all outputs, each times a random one that is always the same. */
    Tensor objective() {
        torch.manual_seed(seed);
        Map<String, Tensor> known = new HashMap<>();
        Tensor sum = Tensors.of(new double[] {0}, 1);
        for (Map.Entry<String, Interpreter> each : interpreters.entrySet()) {
            GraphProto graph = network.definition(each.getKey());
            Values values = each.getValue().run(inputsOf(graph, known), Mode.TRAINING);
            for (ValueInfoProto declared : graph.getOutputList()) {
                Tensor output = values.get(declared.getName());
                Tensor weights = torch.randn_like(output).div(new Scalar(Math.sqrt(output.numel())));
                sum = sum.add(output.mul(weights).sum());
                known.put(declared.getName(), output);
            }
            handOver(known);
        }
        return sum;
    }

    private Map<String, Tensor> inputsOf(GraphProto graph, Map<String, Tensor> known) {
        Map<String, Long> bound = new HashMap<>();
        bound.put("batch", (long) BATCH);
        lengths.forEach((name, length) -> bound.put(name, (long) length));
        for (ValueInfoProto input : graph.getInputList()) {
            Tensor tensor = known.get(input.getName());
            List<Dimension> dimensions = dimensions(input);
            for (int i = 0; tensor != null && i < dimensions.size(); i++) {
                bound.put(dimensions.get(i).getDimParam(), tensor.size(i));
            }
        }
        Map<String, Tensor> inputs = new HashMap<>();
        for (ValueInfoProto input : graph.getInputList()) {
            String name = input.getName();
            Tensor given = known.get(name);
            inputs.put(name, given != null ? given : drawn.computeIfAbsent(name, key -> draw(input, bound)));
        }
        return inputs;
    }

    private static List<Dimension> dimensions(ValueInfoProto value) {
        return value.getType().getTensorType().getShape().getDimList();
    }

    private Tensor draw(ValueInfoProto input, Map<String, Long> bound) {
        long[] shape = dimensions(input).stream()
                .mapToLong(each ->
                        each.hasDimValue() ? each.getDimValue() : bound.getOrDefault(each.getDimParam(), (long) LENGTH))
                .toArray();
        long random = seed * 31 + input.getName().hashCode();
        if (input.getType().getTensorType().getElemType() == DataType.INT64.getNumber()) {
            int usual = ONE_MORE.contains(input.getName()) ? tokens + 1 : tokens;
            int values = VALUES.getOrDefault(input.getName(), usual);
            return Blocks.tensor(Blocks.tokens(random, values, shape), Precision.DOUBLE);
        }
        return noise(random, shape);
    }

    private static Tensor noise(long random, long... shape) {
        return Blocks.tensor(Blocks.noise(random, shape), Precision.DOUBLE).set_requires_grad(true);
    }

    /** What a decoder reads that its encoder does not give as it is. */
    private void handOver(Map<String, Tensor> known) {
        Tensor mean = known.get(Posterior.MEAN);
        Tensor logDeviation = known.get(Posterior.LOG_DEVIATION);
        if (mean != null && logDeviation != null && !known.containsKey(MeasureVae.LATENT)) {
            Tensor noise = drawn.computeIfAbsent("sampling", name -> noise(seed, mean.shape()));
            known.put(MeasureVae.LATENT, mean.add(torch.exp(logDeviation).mul(noise)));
        }
        Tensor states = known.get(MeasureVae.STATES);
        Tensor contexts = known.get(MeasureVae.CONTEXTS);
        if (states != null && contexts != null) {
            known.put(MeasureVae.CONTEXT, contexts.flatten(0, 1));
            known.put(MeasureVae.STATE, states.flatten(1, 2));
        }
    }

    @Override
    public void close() {
        interpreters.values().forEach(Interpreter::close);
        parameters.close();
    }
}
