package io.ripieno.models.interpret;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Role;
import io.ripieno.models.graph.Weight;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * The weights of a network as libtorch tensors that live until {@link #close()}, whatever scope they are used in.
 * Parameters collect gradients, buffers do not.
 */
public final class Parameters implements AutoCloseable {
    private final GraphSet network;
    private final Precision precision;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    /** Copies the present values of the network's weights. */
    public Parameters(GraphSet network, Precision precision) {
        this.network = network;
        this.precision = precision;
        for (Weight weight : network.weights()) {
            Tensor tensor = lasting(Tensors.of(weight.values(), precision, weight.shape()));
            if (weight.role() == Role.PARAMETER) {
                tensor.set_requires_grad(true);
            }
            tensors.put(weight.name(), tensor);
        }
    }

    public Precision precision() {
        return precision;
    }

    /** All weights by name, buffers too, in the order of the network's. */
    public Map<String, Tensor> all() {
        return Collections.unmodifiableMap(tensors);
    }

    /** The weights that the optimiser moves. */
    public Map<String, Tensor> trained() {
        Map<String, Tensor> trained = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (network.weight(name).role() == Role.PARAMETER) {
                trained.put(name, tensor);
            }
        });
        return trained;
    }

    /** Writes the present values into the network's weights. */
    public void writeBack() {
        try (PointerScope scope = new PointerScope()) {
            tensors.forEach((name, tensor) -> network.weight(name).set(Tensors.floats(tensor)));
        }
    }

    @Override
    public void close() {
        tensors.values().forEach(Tensor::close);
    }

    /** Keeps a tensor beyond the scope that it was made in, until it is closed. */
    public static Tensor lasting(Tensor tensor) {
        tensor.retainReference();
        return tensor;
    }
}
