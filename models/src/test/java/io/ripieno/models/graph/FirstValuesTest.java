package io.ripieno.models.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** One network with each kind of layer, started by either rule. */
class FirstValuesTest {
    private static final int HIDDEN = 48;

    @Test
    void standardValuesAreUniformByFanInOrHiddenSizeAndEmbeddingsNormal() {
        GraphSet network = network(FirstValues.standard(new SplittableRandom(3)));

        assertUniform(network, "linear.weight", 40);
        assertUniform(network, "linear.bias", 40);
        assertUniform(network, "frames.weight", 40);
        assertUniform(network, "conv.weight", 8 * 9);
        assertUniform(network, "transposed.weight", 16 * 9);
        assertUniform(network, "gru.0.input", HIDDEN);
        assertUniform(network, "gru.0.recurrent", HIDDEN);
        assertUniform(network, "gru.0.bias", HIDDEN);
        assertUniform(network, "gru.1.input", HIDDEN);
        assertDeviation(network, "embedding.weight", 1);
    }

    /** Fans as torch reads them from a tensor's shape: stacked gates are one matrix, a transposed convolution is a convolution. */
    @Test
    void xavierValuesAreNormalWithTheFansOfTheirShape() {
        GraphSet network = network(FirstValues.xavierNormal(new SplittableRandom(3)));

        assertDeviation(network, "linear.weight", xavier(40, 200));
        assertDeviation(network, "frames.weight", xavier(40, 200));
        assertDeviation(network, "conv.weight", xavier(8 * 9, 16 * 9));
        assertDeviation(network, "transposed.weight", xavier(16 * 9, 8 * 9));
        assertDeviation(network, "gru.0.input", xavier(40, 3 * HIDDEN));
        assertDeviation(network, "gru.0.recurrent", xavier(HIDDEN, 3 * HIDDEN));
        assertDeviation(network, "gru.1.input", xavier(2 * HIDDEN, 3 * HIDDEN));
        assertDeviation(network, "embedding.weight", xavier(20, 90));
        assertUniform(network, "linear.bias", 40);
        assertUniform(network, "gru.0.bias", HIDDEN);
    }

    @Test
    void theSeedDecides() {
        for (String weight : new String[] {"gru.1.recurrent", "embedding.weight", "linear.bias"}) {
            float[] values = network(FirstValues.xavierNormal(new SplittableRandom(3)))
                    .weight(weight)
                    .values();
            assertThat(network(FirstValues.xavierNormal(new SplittableRandom(3)))
                            .weight(weight)
                            .values())
                    .isEqualTo(values);
            assertThat(network(FirstValues.xavierNormal(new SplittableRandom(4)))
                            .weight(weight)
                            .values())
                    .isNotEqualTo(values);
        }
    }

    private static GraphSet network(FirstValues firstValues) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("all");
        Layers layers = new Layers(graph, firstValues);
        layers.linear("linear", graph.input("x", "batch", 40), 40, 200);
        layers.framewiseLinear("frames", graph.input("frame", "batch", "time", 40), 40, 200);
        Value maps = graph.input("maps", "batch", 8, 5, 5);
        Value convolved = layers.convolution("conv", maps, Convolution.of(8, 16, Window.of(3, 3)));
        layers.transposedConvolution("transposed", maps, Convolution.of(8, 16, Window.of(3, 3)));
        layers.gru(
                "gru",
                graph.input("sequence", "time", "batch", 40),
                Recurrence.of(40, HIDDEN).layers(2).bothWays());
        layers.embedding("embedding", graph.integerInput("tokens", "batch"), 90, 20);
        return graph.output(convolved).build();
    }

    private static double xavier(int in, int out) {
        return Math.sqrt(2.0 / (in + out));
    }

    private static void assertUniform(GraphSet network, String weight, int number) {
        float bound = (float) (1 / Math.sqrt(number));
        float largest = 0;
        for (float value : network.weight(weight).values()) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(largest).as(weight).isBetween(0.95f * bound, bound);
    }

    /** The deviation of n draws is itself uncertain by 1/√(2n); four of that are allowed. */
    private static void assertDeviation(GraphSet network, String weight, double expected) {
        float[] values = network.weight(weight).values();
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        assertThat(Math.sqrt(squares / values.length))
                .as(weight)
                .isCloseTo(expected, within(4 * expected / Math.sqrt(2.0 * values.length)));
    }
}
