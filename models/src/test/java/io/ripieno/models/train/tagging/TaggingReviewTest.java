package io.ripieno.models.train.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.network.tagging.MobileFcn;
import io.ripieno.models.train.Examples;
import io.ripieno.models.train.Field;
import io.ripieno.models.train.Optimiser;
import io.ripieno.models.train.Row;
import io.ripieno.models.train.Schedule;
import io.ripieno.models.train.Trainer;
import io.ripieno.models.train.TrainingListener;
import io.ripieno.models.train.TrainingPlan;
import io.ripieno.music.metrics.ranking.Predictions;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggingReviewTest {
    private static final int BANDS = 96;
    private static final int FRAMES = 100;
    private static final TaggingTask TASK = new TaggingTask(MobileFcn.GRAPH, MobileFcn.INPUT, MobileFcn.PROBABILITIES);

    @TempDir
    Path folder;

    @Test
    void whatIsUnknownCountsNeitherForNorAgainst() throws Exception {
        GraphSet network = new MobileFcn(2, FRAMES).build(3);
        TrainingPlan plan = TrainingPlan.of(1, 4, Optimiser.adam(0), new Schedule.Constant(1e-3), 1)
                .build();
        Trainer trainer = new Trainer(network, TASK, plan, folder, TrainingListener.SILENT);
        TaggingReview review = trainer.evaluate(new HalfKnown(), TASK.review());

        Predictions predictions = review.predictions();
        assertThat(predictions.items()).isEqualTo(HalfKnown.SIZE);
        assertThat(predictions.of(0).items()).isEqualTo(HalfKnown.SIZE);
        assertThat(predictions.of(0).positives()).isEqualTo(HalfKnown.SIZE / 2);
        assertThat(predictions.of(1).items()).isEqualTo(HalfKnown.SIZE / 2);
        assertThat(predictions.of(1).positives()).isEqualTo(HalfKnown.SIZE / 2);
        double first = predictions.of(0).averagePrecision();
        assertThat(review.figures().get(TaggingReview.MAP)).isCloseTo((first + 1) / 2, within(1e-12));
    }

    /** The first label is right for every other example; the second is known, and right, for the same ones only. */
    private static final class HalfKnown implements Examples {
        static final int SIZE = 6;

        @Override
        public int size() {
            return SIZE;
        }

        @Override
        public List<Field> fields() {
            return TaggingTask.fields(2, 1, BANDS, FRAMES);
        }

        @Override
        public void read(int index, long seed, Row into) {
            Random random = new Random(index);
            float[] noise = new float[BANDS * FRAMES];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (float) random.nextGaussian();
            }
            float even = index % 2 == 0 ? 1 : 0;
            into.put(TaggingTask.FEATURES, noise);
            into.put(TaggingTask.TARGETS, even, even);
            into.put(TaggingTask.MASK, 1, even);
        }
    }
}
