package io.ripieno.models.recipe.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.model.AudioSpec;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.Training;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.network.tagging.MobileFcn;
import io.ripieno.models.recipe.RecipeException;
import io.ripieno.models.train.Examples;
import io.ripieno.models.train.Field;
import io.ripieno.models.train.Optimiser;
import io.ripieno.models.train.Row;
import io.ripieno.models.train.Schedule;
import io.ripieno.models.train.Trainer;
import io.ripieno.models.train.TrainingListener;
import io.ripieno.models.train.TrainingPlan;
import io.ripieno.models.train.tagging.TaggingTask;
import io.ripieno.music.metrics.ranking.Predictions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServingParityTest {
    private static final int FRAMES = 100;
    private static final MobileFcn DESIGN = new MobileFcn(2, FRAMES);
    private static final GraphSet NETWORK = DESIGN.build(5);
    private static final Examples CLIPS = new Noise();

    @TempDir
    Path folder;

    @Test
    void theInterpreterAndTheRuntimeAgree() throws Exception {
        assertThat(check(NETWORK, predictions())).isBetween(0.0, ServingParity.TOLERANCE);
    }

    @Test
    void aDifferenceAboveTheToleranceIsRefusedWithItsValue() throws Exception {
        Predictions wrong = predictions();
        wrong.scores()[2][1] += 0.5;
        assertThatThrownBy(() -> check(NETWORK, wrong))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("differ by 0.50 on 3 validation clips")
                .hasMessageContaining("instrument-tagger@1 was not written");
    }

    @Test
    void whatIsNotANumberIsRefused() throws Exception {
        Predictions wrong = predictions();
        wrong.scores()[0][0] = Double.NaN;
        assertThatThrownBy(() -> check(NETWORK, wrong)).isInstanceOf(RecipeException.class);
    }

    @Test
    void otherWeightsAreNoticed() throws Exception {
        assertThatThrownBy(() -> check(DESIGN.build(6), predictions())).isInstanceOf(RecipeException.class);
    }

    private static double check(GraphSet served, Predictions trained) throws Exception {
        AudioSpec audio = new AudioSpec(
                MobileFcn.INPUT, 16_000, 2, 1, 0, "east-log-mel-96-16k", new AudioSpec.Normalisation(3.7, 3.1));
        ModelManifest card = new TaggerCard(List.of("harp", "lute"), DESIGN, audio)
                .draft(
                        1,
                        served.parameterCount(),
                        new double[] {0.5, 0.5},
                        Map.of(),
                        new Training("instrument-tagger", "Mobile FCN", 3, "0000000", List.of()),
                        List.of(),
                        List.of());
        return ServingParity.check(card, served.model(MobileFcn.GRAPH).toByteArray(), CLIPS, trained);
    }

    private Predictions predictions() throws InterruptedException {
        TaggingTask task = new TaggingTask(MobileFcn.GRAPH, MobileFcn.INPUT, MobileFcn.PROBABILITIES);
        TrainingPlan plan = TrainingPlan.of(1, 2, Optimiser.adam(0), new Schedule.Constant(1e-3), 1)
                .build();
        return new Trainer(NETWORK, task, plan, folder, TrainingListener.SILENT)
                .evaluate(CLIPS, task.review())
                .predictions();
    }

    /** Three pictures of noise. */
    private static final class Noise implements Examples {
        @Override
        public int size() {
            return 3;
        }

        @Override
        public List<Field> fields() {
            return TaggingTask.fields(2, 1, 96, FRAMES);
        }

        @Override
        public void read(int index, long seed, Row into) {
            Random random = new Random(index);
            float[] features = new float[96 * FRAMES];
            for (int i = 0; i < features.length; i++) {
                features[i] = (float) random.nextGaussian();
            }
            into.put(TaggingTask.FEATURES, features);
            into.put(TaggingTask.TARGETS, random.nextInt(2), random.nextInt(2));
            into.put(TaggingTask.MASK, 1, 1);
        }
    }
}
