package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchLoaderTest {
    @Test
    void anEpochVisitsEachExampleOnceAndTheLastBatchMayBeSmaller() throws Exception {
        Epoch epoch = Epoch.of(1, 0, 10, 4);
        List<Float> visited = new ArrayList<>();
        try (BatchLoader loader = new BatchLoader(new Numbers(10, -1), epoch)) {
            for (int[] indices : epoch.batches()) {
                Batch batch = loader.next();
                assertThat(batch.size()).isEqualTo(indices.length);
                for (float feature : batch.features()) {
                    visited.add(feature);
                }
            }
        }
        assertThat(epoch.batches()[2]).hasSize(2);
        assertThat(visited).containsExactlyInAnyOrder(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f);
    }

    @Test
    void epochsDifferInOrderAndSeedButNotBetweenRuns() {
        Epoch first = Epoch.of(1, 0, 50, 50);
        assertThat(Epoch.of(1, 0, 50, 50).batches()).isDeepEqualTo(first.batches());
        assertThat(Epoch.of(1, 1, 50, 50).batches()[0]).isNotEqualTo(first.batches()[0]);
        assertThat(Epoch.of(1, 1, 50, 50).batchSeed(0)).isNotEqualTo(first.batchSeed(0));
        assertThat(Epoch.of(2, 0, 50, 50).batchSeed(0)).isNotEqualTo(first.batchSeed(0));
    }

    @Test
    void passesOnWhatWentWrongWithAnExample() {
        try (BatchLoader loader = new BatchLoader(new Numbers(4, 2), Epoch.of(1, 0, 4, 4))) {
            assertThatThrownBy(loader::next).hasMessageContaining("example 2 is broken");
        }
    }

    private record Numbers(int size, int broken) implements Examples {
        @Override
        public long[] shape() {
            return new long[] {1};
        }

        @Override
        public int classes() {
            return 1;
        }

        @Override
        public void read(
                int index, long seed, float[] features, int featuresAt, float[] targets, float[] mask, int targetsAt) {
            if (index == broken) {
                throw new IllegalStateException("example " + index + " is broken");
            }
            features[featuresAt] = index;
        }
    }
}
