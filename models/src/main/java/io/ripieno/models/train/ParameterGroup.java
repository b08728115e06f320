package io.ripieno.models.train;

import io.ripieno.models.interpret.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bytedeco.pytorch.Tensor;

/**
 * Weights that move otherwise than the rest.
 *
 * @param pattern a regular expression that matches the whole names of the weights
 * @param rateFactor multiplies the learning rate; 0 freezes the weights, which then need no gradients
 * @param decayFactor multiplies the weight decay
 */
public record ParameterGroup(Pattern pattern, double rateFactor, double decayFactor) {
    private static final ParameterGroup REST = new ParameterGroup(Pattern.compile(".*"), 1, 1);

    public ParameterGroup {
        if (!(rateFactor >= 0 && decayFactor >= 0)) {
            throw new IllegalArgumentException("The group %s has the factors %s and %s. Give 0 or more."
                    .formatted(pattern, rateFactor, decayFactor));
        }
    }

    /**
     * Weights that stay as they are. A frozen batch normalisation keeps its running statistics only if its graph is run in
     * evaluation mode.
     */
    public static ParameterGroup frozen(String pattern) {
        return new ParameterGroup(Pattern.compile(pattern), 0, 0);
    }

    /** Weights that do not decay, as biases often. */
    public static ParameterGroup undecayed(String pattern) {
        return new ParameterGroup(Pattern.compile(pattern), 1, 0);
    }

    /**
     * Puts each weight into the first group whose pattern matches; those of none move as the optimiser says. Frozen ones are
     * told to collect no gradients and are left out.
     *
     * @throws TrainingException if a group matches no weight, or none is left to move
     */
    static List<Moved> assign(Map<String, Tensor> trained, List<ParameterGroup> groups) {
        for (ParameterGroup group : groups) {
            if (trained.keySet().stream().noneMatch(group::matches)) {
                throw new TrainingException("The group %s matches no weight of %s. Write the pattern for whole names."
                        .formatted(group.pattern(), trained.keySet()));
            }
        }
        List<Moved> moved = new ArrayList<>();
        trained.forEach((name, tensor) -> {
            ParameterGroup group =
                    groups.stream().filter(g -> g.matches(name)).findFirst().orElse(REST);
            if (group.rateFactor() == 0) {
                tensor.set_requires_grad(false);
            } else {
                moved.add(new Moved(name, tensor, group));
            }
        });
        if (moved.isEmpty()) {
            throw new TrainingException("All weights are frozen: %s. Leave some to learn.".formatted(trained.keySet()));
        }
        return moved;
    }

    private boolean matches(String name) {
        return pattern.matcher(Parameters.weightOf(name)).matches();
    }
}
