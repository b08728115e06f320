package io.ripieno.models.train;

import io.ripieno.models.interpret.Precision;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Gradient descent, with momentum if wanted. */
final class SgdDescent extends Descent {
    private static final String VELOCITY = "velocity";

    private final Optimiser.Sgd settings;

    SgdDescent(Optimiser.Sgd settings, List<Moved> weights, Precision precision) {
        super(settings, weights, precision, settings.momentum() == 0 ? List.of() : List.of(VELOCITY));
        this.settings = settings;
    }

    @Override
    void update(String name, Tensor parameter, Tensor gradient, double rate) {
        Tensor direction = gradient;
        if (settings.momentum() != 0) {
            Tensor velocity = moment(VELOCITY, name);
            velocity.mul_(new Scalar(settings.momentum())).add_(gradient);
            direction = settings.nesterov() ? gradient.add(velocity, new Scalar(settings.momentum())) : velocity;
        }
        parameter.add_(direction, new Scalar(-rate));
    }
}
