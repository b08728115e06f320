package io.ripieno.models.weights;

import io.ripieno.models.graph.Gates;
import io.ripieno.models.graph.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says of each weight of a network which tensors of a file it is made of. Patterns are regular expressions for whole names
 * of the network's weights; sources may use their groups as {@code $1}. The first rule that matches counts; a weight that
 * none matches is made of the tensor of its own name.
 */
public final class NameMap {
    private static final Map<String, String> NORMALISATION =
            Map.of("gain", "weight", "bias", "bias", "mean", "running_mean", "variance", "running_var");

    private record Rule(Pattern pattern, BiFunction<Matcher, Weight, Assembly> assembly) {}

    private final List<Rule> rules = new ArrayList<>();

    /** A tensor of another name and the same shape: linear layers, convolutions, embeddings. */
    public NameMap renamed(String pattern, String source) {
        return rule(pattern, (match, weight) -> Assembly.same(expand(match, source), weight.shape()));
    }

    /** A matrix that lies transposed, as that of a linear layer on frames does against PyTorch's. */
    public NameMap transposed(String pattern, String source) {
        return rule(pattern, (match, weight) -> Assembly.transposed(expand(match, source), weight.shape()));
    }

    /**
     * A batch or layer normalisation: gain, bias, running mean and variance.
     *
     * @param layer matches the layer's name, without {@code .gain} and so on
     * @param source the PyTorch module
     */
    public NameMap normalisation(String layer, String source) {
        return rule(
                "(?:" + layer + ")\\.(?<part>gain|bias|mean|variance)",
                (match, weight) -> Assembly.same(
                        expand(match, source) + "." + NORMALISATION.get(match.group("part")), weight.shape()));
    }

    /**
     * All layers and directions of a recurrent stack: gates into the order of ONNX, both biases into one.
     *
     * @param stack matches the stack's name, without {@code .0.input} and so on
     * @param source the PyTorch module
     */
    public NameMap recurrent(Gates gates, String stack, String source) {
        return rule(
                "(?:" + stack + ")\\.(?<layer>\\d+)\\.(?<part>input|recurrent|bias)",
                (match, weight) -> Assembly.recurrent(
                        gates, match.group("part"), weight.shape(), expand(match, source), match.group("layer")));
    }

    /** @throws WeightsException if the rule for the weight refers to groups that its pattern has not, or does not fit it */
    Assembly of(Weight weight) throws WeightsException {
        for (Rule rule : rules) {
            Matcher match = rule.pattern().matcher(weight.name());
            if (match.matches()) {
                return applied(rule, match, weight);
            }
        }
        return Assembly.same(weight.name(), weight.shape());
    }

    private static Assembly applied(Rule rule, Matcher match, Weight weight) throws WeightsException {
        try {
            return rule.assembly().apply(match, weight);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new WeightsException(
                    "The rule for %s does not fit weight %s of shape %s: %s. Refer to groups of the pattern; transpose matrices only."
                            .formatted(rule.pattern(), weight.name(), Arrays.toString(weight.shape()), e.getMessage()),
                    e);
        }
    }

    private NameMap rule(String pattern, BiFunction<Matcher, Weight, Assembly> assembly) {
        rules.add(new Rule(Pattern.compile(pattern), assembly));
        return this;
    }

    private static String expand(Matcher match, String source) {
        return match.pattern().matcher(match.group()).replaceFirst(source);
    }
}
