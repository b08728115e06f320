package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.network.tagging.MobileFcn;
import io.ripieno.models.train.tagging.TaggingTask;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/** A step leaves nothing behind in native memory: a tensor that escaped its scope would be counted. */
class NativeMemoryTest {
    @Test
    void stepsLeaveNoTensorBehind() {
        GraphSet network = new MobileFcn(3, 96).build(1);
        TaggingTask task = new TaggingTask(MobileFcn.GRAPH, MobileFcn.INPUT, MobileFcn.PROBABILITIES);
        TrainingPlan plan = TrainingPlan.of(1, 2, Optimiser.adam(1e-4), new Schedule.Constant(1e-3), 1)
                .build();
        Batch batch = new Batch(2, TaggingTask.fields(3, 1, 96, 96));
        try (Learner learner = new Learner(network, task, plan)) {
            learner.learn(batch, 1e-3);
            long before = Pointer.totalCount();
            for (int step = 0; step < 5; step++) {
                learner.learn(batch, 1e-3);
            }
            assertThat(Pointer.totalCount()).isEqualTo(before);
        }
    }
}
