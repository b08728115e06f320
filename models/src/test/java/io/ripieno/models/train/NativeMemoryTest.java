package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.network.tagging.MobileFcn;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/** A step leaves nothing behind in native memory: a tensor that escaped its scope would be counted. */
class NativeMemoryTest {
    @Test
    void stepsLeaveNoTensorBehind() {
        GraphSet network = new MobileFcn(3, 96).build(1);
        Subject subject = new Subject(
                MobileFcn.GRAPH, MobileFcn.INPUT, MobileFcn.PROBABILITIES, new MaskedBce(MobileFcn.PROBABILITIES));
        TrainingPlan plan = new TrainingPlan(1, 2, new Schedule.Cosine(1e-3, 1e-3, 1), 1e-4, 1, 1, 1, 1);
        Batch batch = new Batch(2, new float[2 * 96 * 96], new float[6], new float[] {1, 1, 1, 1, 1, 1});
        try (Learner learner = new Learner(network, subject, plan)) {
            long[] shape = {1, 96, 96};
            learner.learn(batch, shape, 1e-3);
            long before = Pointer.totalCount();
            for (int step = 0; step < 5; step++) {
                learner.learn(batch, shape, 1e-3);
            }
            assertThat(Pointer.totalCount()).isEqualTo(before);
        }
    }
}
