package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.work.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FullBatchesTest {
    private static final long MILLI = 1_000_000;

    @Test
    void jobsOfManyLengthsRunInFullBatchesForAsLongAsEnoughWaits() throws Exception {
        Simulation simulation = new Simulation(FakeDevice.gpu(0));
        BatchKey key = simulation.serve("a", 32, MILLI, MILLI);
        Random random = new Random(7);
        int windows = 0;
        for (int i = 0; i < 300; i++) {
            int length = (int) Math.exp(random.nextDouble() * Math.log(500));
            windows += length;
            simulation.start(JobTerms.of("job", 8), length, key);
        }
        simulation.run();
        int full = windows / 32;
        List<Integer> sizes = simulation.batchSizes;
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(windows);
        assertThat(sizes.stream().filter(size -> size == 32).count())
                .as("full batches of %d possible; the last few jobs cannot fill one by their credit", full)
                .isGreaterThan(full * 95 / 100);
        assertThat(sizes.subList(0, full * 9 / 10)).containsOnly(32);
    }

    @Test
    void noBatchIsSmallerThanItCouldBe() throws Exception {
        FakeDevice device = FakeDevice.cpu(1);
        Simulation simulation = new Simulation(device);
        BatchKey key = simulation.serve("a", 16, MILLI, MILLI);
        Random random = new Random(3);
        List<BatchJob> jobs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            jobs.add(simulation.scheduler.open(JobTerms.of("job", 1000), new Cancellation()));
        }
        Batch batch = new Batch();
        for (int i = 0; i < 500; i++) {
            for (int n = random.nextInt(30); n > 0; n--) {
                BatchFixture.submit(jobs.get(random.nextInt(jobs.size())), key, n);
            }
            simulation.clock.advance(random.nextInt(5) * MILLI);
            int waiting = simulation.scheduler.queued();
            if (simulation.scheduler.dispatch().take(device, batch)) {
                assertThat(batch.size()).isEqualTo(Math.min(16, waiting));
                for (int item = 0; item < batch.size(); item++) {
                    batch.item(item).done();
                    batch.item(item).job().release(batch.item(item));
                }
                simulation.scheduler.dispatch().finished(batch, true);
            }
        }
    }

    @Test
    void aBatchForABriefJobIsFullWhereThatSavesMuchAndElseDoesNotKeepItWaiting() throws Exception {
        assertThat(sizeOfBatchWithABriefWindow(10 * MILLI, MILLI)).isEqualTo(16);
        assertThat(sizeOfBatchWithABriefWindow(0, 5 * MILLI)).isEqualTo(2);
    }

    /** A run takes so long, and each of its windows so much more. */
    private static int sizeOfBatchWithABriefWindow(long run, long window) throws Exception {
        Simulation simulation = new Simulation(FakeDevice.cpu(1));
        BatchKey key = simulation.serve("a", 16, run, window);
        for (int i = 0; i < 4; i++) {
            simulation.start(JobTerms.of("two hours", 16), 10_000, key);
        }
        simulation.runUntil(20_000 * MILLI);
        simulation.start(JobTerms.of("brief", 16), 1, key);
        Batch batch = new Batch();
        assertThat(simulation.scheduler.dispatch().take(simulation.devices().get(0), batch))
                .isTrue();
        assertThat(batch.item(0).job().name()).isEqualTo("brief");
        return batch.size();
    }
}
