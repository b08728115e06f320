package io.ripieno.models.train;

import io.ripieno.models.interpret.Parameters;
import io.ripieno.models.interpret.Precision;
import io.ripieno.models.interpret.Tensors;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Adam (Kingma and Ba, ICLR 2015) with coupled L2: the decay is added to the gradient before the moments see it. β₁ 0.9,
 * β₂ 0.999, ε 1e-8, both moments corrected for their bias.
 */
final class Adam implements AutoCloseable {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final double decay;
    private final Map<String, Tensor> parameters;
    private final Precision precision;
    private final Map<String, Tensor> firstMoments = new LinkedHashMap<>();
    private final Map<String, Tensor> secondMoments = new LinkedHashMap<>();
    private long steps;

    Adam(Parameters parameters, double decay) {
        this.decay = decay;
        this.parameters = parameters.trained();
        this.precision = parameters.precision();
        this.parameters.forEach((name, parameter) -> {
            firstMoments.put(
                    name, Parameters.lasting(torch.zeros_like(parameter).detach()));
            secondMoments.put(
                    name, Parameters.lasting(torch.zeros_like(parameter).detach()));
        });
    }

    /** Moves each parameter by its gradient. */
    void step(double rate) {
        steps++;
        double correction1 = 1 - Math.pow(BETA1, steps);
        double correction2 = 1 - Math.pow(BETA2, steps);
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            parameters.forEach((name, parameter) -> {
                Tensor gradient = parameter.grad().add(parameter, new Scalar(decay));
                Tensor m = moment(firstMoments, name);
                Tensor v = moment(secondMoments, name);
                m.mul_(new Scalar(BETA1)).add_(gradient, new Scalar(1 - BETA1));
                v.mul_(new Scalar(BETA2)).addcmul_(gradient, gradient, new Scalar(1 - BETA2));
                Tensor spread =
                        torch.sqrt(v).div_(new Scalar(Math.sqrt(correction2))).add_(new Scalar(EPSILON));
                parameter.addcdiv_(m, spread, new Scalar(-rate / correction1));
            });
        }
    }

    /** The moments by the names of their parameters, {@code first/} and {@code second/} before them. */
    Map<String, float[]> state() {
        Map<String, float[]> state = new LinkedHashMap<>();
        try (PointerScope scope = new PointerScope()) {
            firstMoments.forEach((name, moment) -> state.put("first/" + name, Tensors.floats(moment)));
            secondMoments.forEach((name, moment) -> state.put("second/" + name, Tensors.floats(moment)));
        }
        return state;
    }

    long steps() {
        return steps;
    }

    void restore(Checkpoint checkpoint, long stepsTaken) {
        steps = stepsTaken;
        try (PointerScope scope = new PointerScope()) {
            firstMoments.forEach((name, moment) -> put(checkpoint, "first/" + name, moment));
            secondMoments.forEach((name, moment) -> put(checkpoint, "second/" + name, moment));
        }
    }

    private void put(Checkpoint checkpoint, String name, Tensor moment) {
        moment.copy_(Tensors.of(checkpoint.array(name), precision, moment.shape()));
    }

    private static Tensor moment(Map<String, Tensor> moments, String name) {
        Tensor moment = moments.get(name);
        if (moment == null) {
            throw new IllegalStateException("The optimiser does not know the parameter " + name);
        }
        return moment;
    }

    @Override
    public void close() {
        firstMoments.values().forEach(Tensor::close);
        secondMoments.values().forEach(Tensor::close);
    }
}
