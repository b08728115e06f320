package io.ripieno.models.train;

import io.ripieno.models.interpret.Precision;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Adam: w ← w − rate · m̂ / (√v̂ + ε), the bias of each weight's moments corrected by the steps that it took. */
final class AdamDescent extends Descent {
    private static final String FIRST = "first";
    private static final String SECOND = "second";
    private static final String LARGEST = "largest";

    private final Optimiser.Adam settings;

    AdamDescent(Optimiser.Adam settings, List<Moved> weights, Precision precision) {
        super(
                settings,
                weights,
                precision,
                settings.amsgrad() ? List.of(FIRST, SECOND, LARGEST) : List.of(FIRST, SECOND));
        this.settings = settings;
    }

    @Override
    void update(String name, Tensor parameter, Tensor gradient, double rate) {
        double correction1 = 1 - Math.pow(settings.beta1(), taken(name));
        double correction2 = 1 - Math.pow(settings.beta2(), taken(name));
        Tensor m = moment(FIRST, name);
        Tensor v = moment(SECOND, name);
        m.mul_(new Scalar(settings.beta1())).add_(gradient, new Scalar(1 - settings.beta1()));
        v.mul_(new Scalar(settings.beta2())).addcmul_(gradient, gradient, new Scalar(1 - settings.beta2()));
        if (settings.amsgrad()) {
            Tensor largest = moment(LARGEST, name);
            v = largest.copy_(torch.maximum(largest, v));
        }
        Tensor spread = torch.sqrt(v).div_(new Scalar(Math.sqrt(correction2))).add_(new Scalar(settings.epsilon()));
        parameter.addcdiv_(m, spread, new Scalar(-rate / correction1));
    }
}
