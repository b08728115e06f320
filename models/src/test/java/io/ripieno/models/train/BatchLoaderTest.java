package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BatchLoaderTest {
    private static final Consumer<String> SILENT = notice -> {};

    @Test
    void anEpochVisitsEachExampleOnceAndTheLastBatchMayBeSmaller() throws Exception {
        Epoch epoch = Epoch.of(1, 0, 10, 4);
        List<Float> visited = new ArrayList<>();
        try (BatchLoader loader = new BatchLoader(new Numbers(10, -1), epoch, 0, 1, SILENT)) {
            for (int[] indices : epoch.batches()) {
                Batch batch = loader.next();
                assertThat(batch.size()).isEqualTo(indices.length);
                for (float feature : batch.values("number")) {
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
        try (BatchLoader loader = new BatchLoader(new Numbers(4, 2), Epoch.of(1, 0, 4, 4), 0, 1, SILENT)) {
            assertThatThrownBy(loader::next).hasMessageContaining("example 2 is broken");
        }
    }

    @Test
    void isInTheSameOrderWithAnyNumberOfThreads() throws Exception {
        Epoch epoch = Epoch.of(3, 0, 60, 4);
        List<List<Float>> orders = new ArrayList<>();
        for (int threads : new int[] {1, 2, 5}) {
            List<Float> order = new ArrayList<>();
            try (BatchLoader loader = new BatchLoader(new Numbers(60, -1), epoch, 0, threads, SILENT)) {
                for (int b = 0; b < epoch.batches().length; b++) {
                    for (float number : loader.next().values("number")) {
                        order.add(number);
                    }
                }
            }
            orders.add(order);
        }
        assertThat(orders.get(1)).isEqualTo(orders.get(0)).hasSize(60);
        assertThat(orders.get(2)).isEqualTo(orders.get(0));
    }

    @Test
    void beginsWithTheBatchThatItIsTold() throws Exception {
        Epoch epoch = Epoch.of(3, 0, 12, 4);
        try (BatchLoader loader = new BatchLoader(new Numbers(12, -1), epoch, 2, 1, SILENT)) {
            assertThat(loader.next().values("number")[0]).isEqualTo(epoch.batches()[2][0]);
        }
    }

    @Test
    void readsNoFurtherAheadThanAFewBatches() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        Examples counted = new Examples() {
            @Override
            public int size() {
                return 100;
            }

            @Override
            public List<Field> fields() {
                return List.of(new Field("number"));
            }

            @Override
            public void read(int index, long seed, Row into) {
                reads.incrementAndGet();
            }
        };
        try (BatchLoader loader = new BatchLoader(counted, Epoch.inOrder(100, 1), 0, 2, SILENT)) {
            for (int b = 0; b < 50; b++) {
                loader.next();
                assertThat(reads.get()).isBetween(b + 1, b + 1 + 4);
            }
        }
    }

    @Test
    void tellsWhichExamplesItWaitsFor() throws Exception {
        CountDownLatch heard = new CountDownLatch(2);
        List<String> notices = new ArrayList<>();
        Examples late = new Late(12, () -> heard.await(60, TimeUnit.SECONDS));
        Consumer<String> listener = notice -> {
            notices.add(notice);
            heard.countDown();
        };
        try (BatchLoader loader = new BatchLoader(late, Epoch.inOrder(12, 12), 0, 1, listener, Duration.ofMillis(20))) {
            loader.next();
        }
        assertThat(notices).hasSizeGreaterThanOrEqualTo(2);
        assertThat(notices.get(0))
                .matches("waiting for examples \\[0, 1, 2, 3, 4, 5, 6, 7] and 4 others for \\d+\\.\\d s");
    }

    @Test
    void aReaderThatDiesIsAnError() {
        Examples deadly = new Late(2, () -> {
            throw new StackOverflowError("too deep");
        });
        try (BatchLoader loader = new BatchLoader(deadly, Epoch.inOrder(2, 2), 0, 1, SILENT)) {
            assertThatThrownBy(loader::next)
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining("[0, 1]")
                    .hasMessageContaining("too deep");
        }
    }

    @Test
    void closesAfterItsReadersHaveStopped() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger stopped = new AtomicInteger();
        Examples endless = new Late(1, () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                stopped.incrementAndGet();
            }
        });
        BatchLoader loader = new BatchLoader(endless, Epoch.inOrder(1, 1), 0, 1, SILENT);
        begun.await();
        loader.close();

        assertThat(stopped.get()).isEqualTo(1);
    }

    private interface Wait {
        void take() throws InterruptedException;
    }

    /** Zeros, whose reading waits first. */
    private record Late(int size, Wait before) implements Examples {
        @Override
        public List<Field> fields() {
            return List.of(new Field("number"));
        }

        @Override
        public void read(int index, long seed, Row into) {
            try {
                before.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    private record Numbers(int size, int broken) implements Examples {
        @Override
        public List<Field> fields() {
            return List.of(new Field("number"));
        }

        @Override
        public void read(int index, long seed, Row into) {
            if (index == broken) {
                throw new IllegalStateException("example " + index + " is broken");
            }
            into.put("number", index);
        }
    }
}
