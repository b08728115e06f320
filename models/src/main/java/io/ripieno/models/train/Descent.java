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
import org.bytedeco.pytorch.global.torch;

/** An {@link Optimiser} at work: the weights that it moves and their moments, which it keeps by kind and name. */
abstract class Descent implements AutoCloseable {
    private static final String TAKEN = "taken/";

    private final Optimiser settings;
    private final List<Moved> weights;
    private final Precision precision;
    private final Map<String, Tensor> moments = new LinkedHashMap<>();
    private final Map<String, Long> taken = new LinkedHashMap<>();
    private long steps;

    Descent(Optimiser settings, List<Moved> weights, Precision precision, List<String> kinds) {
        this.settings = settings;
        this.weights = weights;
        this.precision = precision;
        for (String kind : kinds) {
            for (Moved weight : weights) {
                Tensor zeros = torch.zeros_like(weight.tensor()).detach();
                moments.put(kind + "/" + weight.name(), Parameters.lasting(zeros));
            }
        }
    }

    static Descent of(Optimiser optimiser, List<Moved> weights, Precision precision) {
        return optimiser instanceof Optimiser.Adam adam
                ? new AdamDescent(adam, weights, precision)
                : new SgdDescent((Optimiser.Sgd) optimiser, weights, precision);
    }

    /** Moves each weight that has a gradient by it. */
    final void step(double rate) {
        steps++;
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            for (Moved weight : weights) {
                if (weight.tensor().grad().defined()) {
                    taken.merge(weight.name(), 1L, Long::sum);
                    move(weight, rate * weight.group().rateFactor());
                }
            }
        }
    }

    private void move(Moved weight, double rate) {
        Tensor parameter = weight.tensor();
        Tensor gradient = parameter.grad();
        double decay = settings.decay() * weight.group().decayFactor();
        if (decay != 0 && settings.decoupled()) {
            parameter.mul_(new Scalar(1 - rate * decay));
        } else if (decay != 0) {
            gradient = gradient.add(parameter, new Scalar(decay));
        }
        update(weight.name(), parameter, gradient, rate);
    }

    /** Lets go of all moments, as an optimiser that is made anew. */
    final void forget() {
        taken.clear();
        try (PointerScope scope = new PointerScope()) {
            moments.values().forEach(Tensor::zero_);
        }
    }

    /** Moves one weight. */
    abstract void update(String name, Tensor parameter, Tensor gradient, double rate);

    final Tensor moment(String kind, String name) {
        Tensor moment = moments.get(kind + "/" + name);
        if (moment == null) {
            throw new IllegalStateException("The optimiser keeps no %s moment of %s".formatted(kind, name));
        }
        return moment;
    }

    /** How many steps were taken, the present one included. */
    final long steps() {
        return steps;
    }

    /** How many of the steps moved a weight since its moments were 0, the present one included. */
    final long taken(String name) {
        return taken.getOrDefault(name, 0L);
    }

    /** How many steps moved the weights that not all moved. */
    final Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        for (Moved weight : weights) {
            if (taken(weight.name()) != steps) {
                facts.put(TAKEN + weight.name(), Long.toString(taken(weight.name())));
            }
        }
        return facts;
    }

    /** The moments, {@code kind/name} each. */
    final Map<String, float[]> state() {
        Map<String, float[]> state = new LinkedHashMap<>();
        try (PointerScope scope = new PointerScope()) {
            moments.forEach((name, moment) -> state.put(name, Tensors.floats(moment)));
        }
        return state;
    }

    final void restore(Checkpoint checkpoint, long stepsTaken) {
        steps = stepsTaken;
        for (Moved weight : weights) {
            String moved = checkpoint.facts().get(TAKEN + weight.name());
            taken.put(weight.name(), moved == null ? stepsTaken : Long.parseLong(moved));
        }
        try (PointerScope scope = new PointerScope()) {
            moments.forEach((name, moment) ->
                    moment.copy_(Tensors.of(checkpoint.array(name, moment.numel()), precision, moment.shape())));
        }
    }

    @Override
    public final void close() {
        moments.values().forEach(Tensor::close);
    }
}
