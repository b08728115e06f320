package io.ripieno.models.interpret;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Role;
import io.ripieno.models.graph.Weight;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * The weights of a network as libtorch tensors that live until {@link #close()}, whatever scope they are used in.
 * Parameters collect gradients, buffers do not. The weights of recurrent layers are held as libtorch's functions take them:
 * gate rows in its order, and a part with gradients of its own for each direction and bias. What is read as numbers or
 * written back is in the order of ONNX.
 */
public final class Parameters implements AutoCloseable {
    private static final String PART = "/";

    private final GraphSet network;
    private final Precision precision;
    private final Map<String, GateRows> rows;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, List<Tensor>> parts = new LinkedHashMap<>();

    /**
     * Copies the present values of the network's weights.
     *
     * @throws InterpretException if a weight of a recurrent layer is read by a node of another kind too
     */
    public Parameters(GraphSet network, Precision precision) {
        this.network = network;
        this.precision = precision;
        this.rows = GateRows.of(network);
        try (PointerScope scope = new PointerScope()) {
            for (Weight weight : network.weights()) {
                Tensor tensor = lasting(fresh(weight, weight.values()));
                GateRows gates = rows.get(weight.name());
                List<Tensor> own = gates == null ? List.of(tensor) : gates.parts(tensor);
                if (gates != null) {
                    own.forEach(Parameters::lasting);
                }
                own.forEach(part -> part.set_requires_grad(weight.role() == Role.PARAMETER));
                tensors.put(weight.name(), tensor);
                parts.put(weight.name(), own);
            }
        }
    }

    public Precision precision() {
        return precision;
    }

    /** All weights by name, buffers too, in the order of the network's. */
    public Map<String, Tensor> all() {
        return Collections.unmodifiableMap(tensors);
    }

    /** What the optimiser moves: weights by name, and the parts of those that have several by {@code name/part}. */
    public Map<String, Tensor> trained() {
        Map<String, Tensor> trained = new LinkedHashMap<>();
        parts.forEach((name, own) -> {
            if (network.weight(name).role() == Role.PARAMETER) {
                for (int i = 0; i < own.size(); i++) {
                    trained.put(own.size() == 1 ? name : name + PART + i, own.get(i));
                }
            }
        });
        return trained;
    }

    /** The name of the weight that a name of {@link #trained} belongs to. */
    public static String weightOf(String trained) {
        int end = trained.lastIndexOf(PART);
        return end < 0 ? trained : trained.substring(0, end);
    }

    /** The tensors of each weight that collect its gradients. */
    Map<String, List<Tensor>> parts() {
        return parts;
    }

    /** The present values of a weight, as the network's weight of that name holds them. */
    public float[] values(String name) {
        try (PointerScope scope = new PointerScope()) {
            float[] values = Tensors.floats(tensor(name));
            GateRows gates = rows.get(name);
            return gates == null ? values : gates.toOnnx(values);
        }
    }

    /**
     * Replaces the values of a weight.
     *
     * @param values as the network's weight of that name holds them
     */
    public void set(String name, float[] values) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            tensor(name).copy_(fresh(network.weight(name), values));
        }
    }

    /** Writes the present values into the network's weights. */
    public void writeBack() {
        tensors.keySet().forEach(name -> network.weight(name).set(values(name)));
    }

    @Override
    public void close() {
        parts.values().forEach(own -> own.forEach(Tensor::close));
        rows.keySet().forEach(name -> tensor(name).close());
    }

    /** Keeps a tensor, or several, beyond the scope that they were made in, until they are closed. */
    public static <P extends Pointer> P lasting(P tensors) {
        tensors.retainReference();
        return tensors;
    }

    private Tensor tensor(String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    private Tensor fresh(Weight weight, float[] values) {
        GateRows gates = rows.get(weight.name());
        return Tensors.of(gates == null ? values : gates.fromOnnx(values), precision, weight.shape());
    }
}
