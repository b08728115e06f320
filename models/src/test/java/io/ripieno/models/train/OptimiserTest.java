package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Role;
import io.ripieno.models.interpret.Parameters;
import io.ripieno.models.interpret.Precision;
import io.ripieno.models.interpret.Tensors;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimiserTest {
    private static final double RATE = 0.05;
    private static final double DECAY = 0.02;
    private static final int STEPS = 12;

    record Case(String name, Optimiser ours, Function<TensorVector, Optimizer> theirs) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("Adam", Optimiser.adam(DECAY), p -> adam(p, false, 0.9)),
                new Case("AMSGrad", Optimiser.amsGrad(DECAY), p -> adam(p, true, 0.9)),
                new Case(
                        "Adam of other betas",
                        new Optimiser.Adam(0.5, 0.999, 1e-8, DECAY, false, false),
                        p -> adam(p, false, 0.5)),
                new Case("AdamW", Optimiser.adamW(DECAY), OptimiserTest::adamW),
                new Case("SGD", Optimiser.sgd(0, DECAY), p -> sgd(p, 0, false)),
                new Case("SGD with momentum", Optimiser.sgd(0.9, DECAY), p -> sgd(p, 0.9, false)),
                new Case(
                        "SGD with Nesterov's momentum",
                        new Optimiser.Sgd(0.9, true, DECAY, false),
                        p -> sgd(p, 0.9, true)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void movesAsLibtorchsOwnOptimiserDoes(Case each) {
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network(), Precision.DOUBLE)) {
            Map<String, Tensor> ours = parameters.trained();
            TensorVector copies = new TensorVector();
            for (Tensor tensor : ours.values()) {
                copies.push_back(tensor.detach().clone().set_requires_grad(true));
            }
            Optimizer theirs = each.theirs().apply(copies);
            try (Descent descent = Descent.of(each.ours(), ParameterGroup.assign(ours, List.of()), Precision.DOUBLE)) {
                for (int step = 0; step < STEPS; step++) {
                    int i = 0;
                    for (Tensor tensor : ours.values()) {
                        gradient(tensor, step);
                        gradient(copies.get(i++), step);
                    }
                    descent.step(RATE);
                    theirs.step();
                }
            }
            int i = 0;
            for (Tensor tensor : ours.values()) {
                double[] wanted = Tensors.doubles(copies.get(i++));
                double[] got = Tensors.doubles(tensor);
                for (int k = 0; k < wanted.length; k++) {
                    assertThat(got[k]).isCloseTo(wanted[k], within(1e-12));
                }
            }
        }
    }

    /** PyTorch counts the steps of each weight by itself, which shows where a weight has no gradient in some. */
    @Test
    void adamCorrectsTheBiasOfEachWeightByTheStepsThatItTook() {
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network(), Precision.DOUBLE)) {
            Tensor ours = Objects.requireNonNull(parameters.trained().get("b"));
            Tensor copy = ours.detach().clone().set_requires_grad(true);
            TensorVector copies = new TensorVector();
            copies.push_back(copy);
            Optimizer theirs = adam(copies, false, 0.9);
            List<Moved> weights = ParameterGroup.assign(parameters.trained(), List.of());
            try (Descent descent = Descent.of(Optimiser.adam(DECAY), weights, Precision.DOUBLE)) {
                for (int step = 0; step < STEPS; step++) {
                    weights.forEach(weight -> weight.tensor().mutable_grad().reset());
                    copy.mutable_grad().reset();
                    gradient(Objects.requireNonNull(parameters.trained().get("a")), step);
                    if (step % 3 == 2) {
                        gradient(ours, step);
                        gradient(copy, step);
                    }
                    descent.step(RATE);
                    theirs.step();
                }
                assertThat(descent.facts()).containsExactly(Map.entry("taken/b", "4"));
            }
            assertThat(Tensors.doubles(ours)).containsExactly(Tensors.doubles(copy), within(1e-12));
        }
    }

    @Test
    void anOptimiserThatForgetsMovesAsANewOne() {
        double once = first(Optimiser.sgd(0.9, 0), false);
        double fresh = first(Optimiser.sgd(0.9, 0), true);
        double plain = first(Optimiser.sgd(0, 0), false);

        assertThat(fresh).isEqualTo(plain).isNotEqualTo(once);
    }

    /** The loss is the sum of fourth powers, so that the gradient is 4 w³. */
    @Test
    void adamMovesAsTheFormulaSays() {
        double w = 1.5;
        double m = 0;
        double v = 0;
        for (int t = 1; t <= STEPS; t++) {
            double gradient = 4 * w * w * w + DECAY * w;
            m = 0.9 * m + 0.1 * gradient;
            v = 0.999 * v + 0.001 * gradient * gradient;
            double corrected = m / (1 - Math.pow(0.9, t));
            w -= RATE * corrected / (Math.sqrt(v / (1 - Math.pow(0.999, t))) + 1e-8);
        }
        assertThat(moved(Optimiser.adam(DECAY), List.of()).get("a")).isCloseTo(w, within(1e-12));
    }

    @Test
    void groupsScaleRateAndDecayAndFreeze() {
        double w = 1.5;
        for (int t = 0; t < STEPS; t++) {
            w -= 0.1 * 0.001 * 4 * w * w * w;
        }
        Map<String, Double> moved = moved(
                Optimiser.sgd(0, DECAY),
                List.of(ParameterGroup.frozen("b"), new ParameterGroup(Pattern.compile("a"), 0.1, 0)),
                0.001);
        assertThat(moved.get("a")).isCloseTo(w, within(1e-12));
        assertThat(moved.get("b")).isEqualTo(-0.5);
    }

    /** Each direction of a recurrent layer, and each of its two biases, is a tensor of its own. */
    @Test
    void aGroupOfAWeightWithPartsHoldsAllOfThem() {
        ParameterGroup slow = new ParameterGroup(Pattern.compile("rnn\\.1\\.bias"), 0.1, 0);
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(TinyTraining.recurrent(), Precision.DOUBLE)) {
            Map<String, Tensor> trained = parameters.trained();
            List<Moved> moved = ParameterGroup.assign(trained, List.of(ParameterGroup.frozen("rnn\\.0\\.input"), slow));

            assertThat(trained.keySet().stream().filter(name -> !Objects.requireNonNull(trained.get(name))
                            .requires_grad()))
                    .containsExactly("rnn.0.input/0", "rnn.0.input/1");
            assertThat(moved).hasSize(trained.size() - 2);
            assertThat(moved.stream()
                            .filter(weight -> weight.group().equals(slow))
                            .map(Moved::name))
                    .containsExactly("rnn.1.bias/0", "rnn.1.bias/1", "rnn.1.bias/2", "rnn.1.bias/3");
        }
    }

    @Test
    void refusesAGroupThatMatchesNothingAndAllFrozen() {
        assertThatThrownBy(() -> moved(Optimiser.sgd(0, 0), List.of(ParameterGroup.frozen("encoder.*"))))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("encoder.*")
                .hasMessageContaining("[a, b]");
        assertThatThrownBy(() -> moved(Optimiser.sgd(0, 0), List.of(ParameterGroup.frozen(".*"))))
                .hasMessageContaining("All weights are frozen");
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        assertThatThrownBy(() -> new Optimiser.Adam(1, 0.9, 1e-8, 0, false, false))
                .hasMessageContaining("beta1 1.0");
        assertThatThrownBy(() -> new Optimiser.Sgd(0, true, 0, false)).hasMessageContaining("Nesterov");
    }

    private static Map<String, Double> moved(Optimiser optimiser, List<ParameterGroup> groups) {
        return moved(optimiser, groups, RATE);
    }

    private static Map<String, Double> moved(Optimiser optimiser, List<ParameterGroup> groups, double rate) {
        return moved(optimiser, groups, rate, false);
    }

    private static Map<String, Double> moved(
            Optimiser optimiser, List<ParameterGroup> groups, double rate, boolean forgetting) {
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network(), Precision.DOUBLE)) {
            List<Moved> weights = ParameterGroup.assign(parameters.trained(), groups);
            try (Descent descent = Descent.of(optimiser, weights, Precision.DOUBLE)) {
                for (int step = 0; step < STEPS; step++) {
                    weights.forEach(weight -> gradient(weight.tensor(), 0));
                    descent.step(rate);
                    if (forgetting) {
                        descent.forget();
                    }
                }
            }
            return Map.of(
                    "a", first(parameters, "a"),
                    "b", first(parameters, "b"));
        }
    }

    private static double first(Optimiser optimiser, boolean forgetting) {
        return Objects.requireNonNull(
                moved(optimiser, List.of(), 0.001, forgetting).get("a"));
    }

    private static double first(Parameters parameters, String name) {
        return Tensors.doubles(Objects.requireNonNull(parameters.all().get(name)))[0];
    }

    /** The gradient of the sum of (w - step / 4)⁴, which rises and falls. */
    private static void gradient(Tensor tensor, int step) {
        tensor.mutable_grad().reset();
        Tensor away = tensor.sub(new org.bytedeco.pytorch.Scalar(step / 4.0));
        torch.mul(torch.mul(away, away), torch.mul(away, away)).sum().backward();
    }

    private static GraphSet network() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("g");
        graph.weight("a", Role.PARAMETER, size -> new float[] {1.5f}, 1);
        graph.weight("b", Role.PARAMETER, size -> new float[] {-0.5f, 0.25f, 2}, 3);
        return graph.build();
    }

    /** The betas are a C++ tuple, which GCC lays out with its last element first. */
    private static Optimizer adam(TensorVector weights, boolean amsgrad, double beta1) {
        AdamOptions options = new AdamOptions(RATE);
        options.betas().put(0.999, beta1);
        options.weight_decay().put(DECAY);
        options.amsgrad().put(amsgrad);
        return new org.bytedeco.pytorch.Adam(weights, options);
    }

    private static Optimizer adamW(TensorVector weights) {
        AdamWOptions options = new AdamWOptions(RATE);
        options.weight_decay().put(DECAY);
        return new org.bytedeco.pytorch.AdamW(weights, options);
    }

    private static Optimizer sgd(TensorVector weights, double momentum, boolean nesterov) {
        SGDOptions options = new SGDOptions(RATE);
        options.momentum().put(momentum);
        options.weight_decay().put(DECAY);
        options.nesterov().put(nesterov);
        return new org.bytedeco.pytorch.SGD(weights, options);
    }
}
