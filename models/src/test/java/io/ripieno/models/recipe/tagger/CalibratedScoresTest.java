package io.ripieno.models.recipe.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.interpret.Interpreter;
import io.ripieno.models.interpret.Mode;
import io.ripieno.models.interpret.Parameters;
import io.ripieno.models.interpret.Precision;
import io.ripieno.models.interpret.Tensors;
import io.ripieno.models.network.tagging.MobileFcn;
import io.ripieno.music.metrics.ranking.Predictions;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;

class CalibratedScoresTest {
    private static final int FRAMES = 96;

    @Test
    void areWhatTheNetworkSaysAfterwards() {
        GraphSet network = new MobileFcn(2, FRAMES).build(1);
        float[] before = probabilities(network);
        Predictions validation = new Predictions(
                new double[][] {{.1, .9}, {.4, .8}, {.35, .3}, {.8, .2}},
                new boolean[][] {{false, true}, {true, false}, {false, true}, {true, false}});

        List<PlattScaling> scalings = CalibratedScores.fold(network, validation);

        float[] after = probabilities(network);
        for (int label = 0; label < 2; label++) {
            assertThat(scalings.get(label)).isNotEqualTo(PlattScaling.NONE);
            assertThat((double) after[label]).isCloseTo(scalings.get(label).apply(before[label]), within(1e-5));
        }
    }

    private static float[] probabilities(GraphSet network) {
        float[] picture = new float[96 * FRAMES];
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) random.nextGaussian();
        }
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.SINGLE);
                Interpreter interpreter = new Interpreter(network, MobileFcn.GRAPH, parameters)) {
            return Tensors.floats(interpreter
                    .run(
                            Map.of(MobileFcn.INPUT, Tensors.of(picture, Precision.SINGLE, 1, 1, 96, FRAMES)),
                            Mode.EVALUATION)
                    .get(MobileFcn.PROBABILITIES));
        }
    }
}
