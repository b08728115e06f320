package io.ripieno.models.interpret;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.ripieno.models.graph.GraphSet;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Executes one graph of a network, operator by operator, with the tensors of {@link Parameters}. Gradients flow from any
 * value back to the parameters. Not safe for use by several threads at a time.
 */
public final class Interpreter implements AutoCloseable {
    private final String name;
    private final Program program;
    private final @Nullable Tensor[] given;
    private final List<Tensor> constants = new ArrayList<>();

    /**
     * Prepares every node of the graph.
     *
     * @throws InterpretException if one uses an operator or attribute that is not known; names both
     */
    public Interpreter(GraphSet network, String graph, Parameters parameters) {
        this(rewritten(network.definition(graph), parameters.all()), parameters);
    }

    Interpreter(GraphProto graph, Parameters parameters) {
        this.name = graph.getName();
        this.program = new Program(graph, parameters.parts(), parameters.precision());
        this.given = new Tensor[program.size()];
        parameters.all().forEach((weight, tensor) -> given[program.placeOf(weight)] = tensor);
        try (PointerScope scope = new PointerScope()) {
            for (TensorProto constant : graph.getInitializerList()) {
                Tensor tensor = Parameters.lasting(tensor(constant, parameters.precision()));
                given[program.placeOf(constant.getName())] = tensor;
                constants.add(tensor);
            }
        }
    }

    private static GraphProto rewritten(GraphProto graph, Map<String, Tensor> weights) {
        return BlockRewriting.of(Peephole.of(graph), name -> {
            Tensor weight = weights.get(name);
            return weight != null && NormalisedConvolution.isWorthwhile(weight.shape());
        });
    }

    /**
     * Runs the graph.
     *
     * @param inputs a tensor for each input of the graph, in the precision of the parameters or 64-bit integers; lengths that
     *     the graph fixes for serving may differ here
     * @return outputs and stages
     * @throws InterpretException if an input is missing, or its shape does not fit
     */
    public Values run(Map<String, Tensor> inputs, Mode mode) {
        @Nullable Tensor[] values = given.clone();
        program.inputs().forEach((input, place) -> {
            Tensor tensor = inputs.get(input);
            if (tensor == null) {
                throw new InterpretException(
                        "Graph %s needs the input %s; given were %s. Give it.".formatted(name, input, inputs.keySet()));
            }
            values[place] = tensor;
        });
        for (Program.Line line : program.lines()) {
            step(line, values, mode);
        }
        return new Values(name, program.kept(), values);
    }

    private static void step(Program.Line line, @Nullable Tensor[] values, Mode mode) {
        Inputs inputs = new Inputs(values, line.reads(), line.node());
        Tensor[] results;
        try {
            results = line.step().apply(inputs, mode);
        } catch (InterpretException refused) {
            throw refused;
        } catch (RuntimeException refused) {
            throw line.node().failure(shapes(inputs), refused);
        }
        for (int i = 0; i < line.writes().length; i++) {
            if (line.writes()[i] >= 0) {
                values[line.writes()[i]] = owned(results[i], inputs);
            }
        }
        for (int dead : line.dead()) {
            Tensor tensor = values[dead];
            if (tensor != null) {
                tensor.close();
                values[dead] = null;
            }
        }
    }

    /** A handle of its own for what an operator only passes on, so that each value can be let go by itself. */
    private static Tensor owned(Tensor result, Inputs inputs) {
        for (int place : inputs.read()) {
            if (place >= 0 && inputs.values()[place] == result) {
                return new Tensor(result);
            }
        }
        return result;
    }

    private static String shapes(Inputs inputs) {
        List<String> shapes = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            shapes.add(inputs.has(i) ? Arrays.toString(inputs.get(i).shape()) : "none");
        }
        return String.join(", ", shapes);
    }

    @Override
    public void close() {
        program.lines().forEach(line -> line.step().close());
        constants.forEach(Tensor::close);
    }

    private static Tensor tensor(TensorProto constant, Precision precision) {
        var raw = constant.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long[] shape =
                constant.getDimsList().stream().mapToLong(Long::longValue).toArray();
        if (constant.getDataType() == TensorProto.DataType.INT64.getNumber()) {
            long[] values = new long[raw.remaining() / Long.BYTES];
            raw.asLongBuffer().get(values);
            return Tensors.of(values, shape);
        }
        float[] values = new float[raw.remaining() / Float.BYTES];
        raw.asFloatBuffer().get(values);
        return Tensors.of(values, precision, shape);
    }
}
