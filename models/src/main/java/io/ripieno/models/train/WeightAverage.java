package io.ripieno.models.train;

import io.ripieno.models.interpret.Parameters;
import io.ripieno.models.interpret.Precision;
import io.ripieno.models.interpret.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** The exponential moving average of weights (Polyak and Juditsky, 1992), which may stand in for them. */
final class WeightAverage implements AutoCloseable {
    private static final String PREFIX = "average/";

    private final List<Moved> weights;
    private final double decay;
    private final Map<String, Tensor> averages = new LinkedHashMap<>();

    WeightAverage(List<Moved> weights, double decay) {
        this.weights = weights;
        this.decay = decay;
        for (Moved weight : weights) {
            averages.put(
                    weight.name(), Parameters.lasting(weight.tensor().detach().clone()));
        }
    }

    /** Moves the averages towards the weights. */
    void stepEnded(long steps) {
        double kept = Math.min(decay, (1.0 + steps) / (10.0 + steps));
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            for (Moved weight : weights) {
                average(weight).mul_(new Scalar(kept)).add_(weight.tensor(), new Scalar(1 - kept));
            }
        }
    }

    /** Exchanges the values of weights and averages; twice for nothing changed. */
    void exchange() {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            for (Moved weight : weights) {
                Tensor kept = weight.tensor().detach().clone();
                weight.tensor().copy_(average(weight));
                average(weight).copy_(kept);
            }
        }
    }

    Map<String, float[]> state() {
        Map<String, float[]> state = new LinkedHashMap<>();
        try (PointerScope scope = new PointerScope()) {
            averages.forEach((name, average) -> state.put(PREFIX + name, Tensors.floats(average)));
        }
        return state;
    }

    void restore(Checkpoint checkpoint) {
        try (PointerScope scope = new PointerScope()) {
            averages.forEach((name, average) -> average.copy_(
                    Tensors.of(checkpoint.array(PREFIX + name, average.numel()), Precision.SINGLE, average.shape())));
        }
    }

    private Tensor average(Moved weight) {
        Tensor average = averages.get(weight.name());
        if (average == null) {
            throw new IllegalStateException("No average is kept of " + weight.name());
        }
        return average;
    }

    @Override
    public void close() {
        averages.values().forEach(Tensor::close);
    }
}
