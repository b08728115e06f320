package io.ripieno.models.network.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The slope of an objective along a random direction in some variables, in double precision: by their gradients, and by central
 * differences. Each variable moves in proportion to its own root mean square, so that none drowns in the others.
 */
final class DirectionalDerivative {
    /** As shares of a variable's root mean square. */
    private static final double STEP = 1e-7;

    private static final double SMALL_STEP = STEP / 4;

    /** Two steps that disagree by more have a kink between them. */
    private static final double SMOOTH = 1e-4;

    private static final double RELATIVE = 1e-3;

    /** What rounding leaves of a slope that is 0, as before a normalisation: the objective's size times 1e-16, over the step. */
    private static final double ROUNDING = 1e-6;

    private final Supplier<Tensor> objective;
    private final List<Tensor> variables;
    private final List<Tensor> directions = new ArrayList<>();

    /**
     * Draws a direction.
     *
     * @param objective one number, always the same for the same variables
     * @param variables leaves, whose gradients of the objective are there already
     */
    DirectionalDerivative(Supplier<Tensor> objective, List<Tensor> variables, long seed) {
        this.objective = objective;
        this.variables = variables;
        torch.manual_seed(seed);
        for (Tensor variable : variables) {
            double size = Math.sqrt(variable.detach().square().mean().item_double());
            directions.add(torch.randn_like(variable).mul_(new Scalar(size == 0 ? 1 : size)));
        }
    }

    /** By the gradients that a backward pass has left. */
    double byGradients() {
        double slope = 0;
        for (int i = 0; i < variables.size(); i++) {
            Tensor gradient = variables.get(i).grad();
            if (gradient.defined()) {
                slope += gradient.mul(directions.get(i)).sum().item_double();
            }
        }
        return slope;
    }

    /**
     * Holds the gradients against central differences: within 1e-3 of their size, however small that is. Fails where they
     * disagree though the objective is smooth.
     *
     * @return whether they agree; if not, differences of two steps disagree too, as there is a kink between them or the slope
     *     drowns in rounding
     */
    boolean agrees(String name) {
        double wide = byDifferences(STEP);
        double room = RELATIVE * Math.abs(wide);
        if (Math.abs(byGradients() - wide) < room) {
            return true;
        }
        double narrow = byDifferences(SMALL_STEP);
        if (Math.abs(wide - narrow) < SMOOTH * Math.abs(narrow)) {
            assertThat(byGradients()).as(name).isCloseTo(wide, within(room));
        }
        return false;
    }

    /** Whether gradients and differences show no slope but what rounding leaves. */
    boolean isFlat() {
        return Math.max(Math.abs(byGradients()), Math.abs(byDifferences(STEP))) < ROUNDING;
    }

    private double byDifferences(double step) {
        move(step);
        double above = value();
        move(-2 * step);
        double below = value();
        move(step);
        return (above - below) / (2 * step);
    }

    private double value() {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            return objective.get().item_double();
        }
    }

    private void move(double step) {
        try (PointerScope scope = new PointerScope()) {
            for (int i = 0; i < variables.size(); i++) {
                variables.get(i).detach().add_(directions.get(i), new Scalar(step));
            }
        }
    }
}
