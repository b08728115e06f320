package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.device.simulated.Behaviour;
import io.ripieno.inference.device.simulated.Fault;
import io.ripieno.inference.work.InferenceException.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Graphs that a device, or none, can load, in virtual time. */
@Timeout(20)
class GraphsNotLoadedTest extends FailingGpus {
    @Test
    void aDeviceWithLessMemoryThanItsBudgetGivesUpWhatIsIdleAndTriesOnceMore() throws Exception {
        open(RULES, Behaviour.memoryOf(SIZE));
        BatchJob job = open(10);
        BatchKey a = serve("a");
        BatchKey b = serve("b");
        done(job, a, 1);
        done(job, b, 2);
        done(job, a, 3);
        assertThat(caches.get(0).memory().evictions()).isEqualTo(2);
        assertThat(news)
                .containsExactly("load gpu:0/a", "evict gpu:0/a", "load gpu:0/b", "evict gpu:0/b", "load gpu:0/a");
    }

    @Test
    void idleSessionsGiveWayToARunThatMemoryDoesNotHoldBeforeItIsHalved() throws Exception {
        open(RULES, run -> devices.get(0).heldBytes() > SIZE && run.items() > 2 ? Fault.OUT_OF_MEMORY : null);
        BatchJob job = open(10);
        BatchKey a = serve("a");
        BatchKey b = serve("b");
        done(job, a, 1);
        done(job, b, 2);
        long runs = devices.get(0).runs();
        List<WindowItem> items = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            items.add(BatchFixture.submit(job, b, i));
        }
        assertThat(scheduler.runNext(devices.get(0))).isTrue();
        for (WindowItem item : items) {
            item.await();
        }
        assertThat(devices.get(0).runs() - runs).as("the batch, and once more").isEqualTo(2);
        assertThat(news).containsExactly("load gpu:0/a", "load gpu:0/b", "evict gpu:0/a");
    }

    @Test
    void aGraphThatOneDeviceCannotLoadRunsOnAnotherAndIsTriedAgainAfterAWhile() throws Exception {
        open(RULES, Behaviour.failingLoads(Fault.OUT_OF_MEMORY, 1, 2), Behaviour.SOUND);
        BatchKey key = serve("a");
        BatchJob job = open(10);
        WindowItem item = BatchFixture.submit(job, key, 1);
        assertThat(scheduler.runNext(devices.get(0))).isTrue();
        assertThat(news).containsExactly("no load gpu:0/a/main/1 for 1 s");
        BatchFixture.submit(job, key, 2);
        assertThat(scheduler.runNext(devices.get(0)))
                .as("it is left alone for a second")
                .isFalse();
        assertThat(scheduler.runNext(devices.get(1))).isTrue();
        item.await();

        time.pass(SECOND, new RunControl());
        BatchFixture.submit(job, key, 3);
        caches.get(1).lose();
        assertThat(scheduler.runNext(devices.get(0))).isTrue();
        assertThat(news).contains("no load gpu:0/a/main/1 for 2 s");
        time.pass(2 * SECOND, new RunControl());
        assertThat(scheduler.runNext(devices.get(0))).isTrue();
        assertThat(news).contains("load gpu:0/a");
    }

    @Test
    void aGraphThatNoDeviceCanLoadEndsWhatWaitsForItAndWhatComesLaterTriesAgain() throws Exception {
        open(RULES, Behaviour.failingLoads(Fault.FAILED, 1, 1));
        BatchKey key = serve("a");
        BatchJob job = open(10);
        List<WindowItem> items = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            items.add(BatchFixture.submit(job, key, i));
        }
        assertThat(scheduler.runNext(devices.get(0))).isTrue();
        for (WindowItem item : items) {
            assertFailed(item, Problem.DEVICE_FAILED, "a could not be loaded for a run: a of a on gpu:0: FAILED.");
        }
        WindowItem later = BatchFixture.submit(job, key, 9);
        run(0.8);
        assertThat(later.isPending()).isTrue();
        run(0.4);
        later.await();
        assertThat(scheduler.queued()).isZero();
    }

    @Test
    void whatNoGpuCanLoadForLackOfMemoryRunsOnTheLastResort() throws Exception {
        open(RULES, Behaviour.memoryOf(SIZE - 1), Behaviour.memoryOf(SIZE - 1));
        BatchKey key = serveWithLastResort("a");
        BatchJob job = open(10);
        List<WindowItem> items = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            items.add(BatchFixture.submit(job, key, i));
        }
        assertThat(scheduler.runNext(devices.get(0))).isTrue();
        assertThat(scheduler.runNext(cpu)).isFalse();
        assertThat(scheduler.runNext(devices.get(1))).isTrue();
        assertThat(scheduler.runNext(cpu)).isTrue();
        assertThat(scheduler.runNext(cpu)).isTrue();
        for (WindowItem item : items) {
            item.await();
        }
    }

    @Test
    void whatFourGpusCannotLoadRunsOnTheLastResortThoughThereIsAFifth() throws Exception {
        Behaviour tooSmall = Behaviour.memoryOf(SIZE - 1);
        open(RULES, tooSmall, tooSmall, tooSmall, tooSmall, tooSmall);
        BatchKey key = serveWithLastResort("a");
        WindowItem item = BatchFixture.submit(open(1), key, 7);
        for (int gpu = 0; gpu < 4; gpu++) {
            assertThat(scheduler.runNext(devices.get(gpu))).isTrue();
        }
        assertThat(scheduler.runNext(cpu)).isTrue();
        item.await();
        assertThat(item.output(0)).containsExactly(14);
    }

    @Test
    void callersThatWaitForOneLoadCountItsFailureOnce() {
        KeyQueue queue = new KeyQueue(BatchFixture.KEY, FakeSession.GRAPH, null);
        Seat seat = seat(queue);
        assertThat(seat.notLoaded(0, PAUSES)).isEqualTo(SECOND);
        assertThat(seat.notLoaded(10, PAUSES)).isEqualTo(SECOND - 10);
        assertThat(seat.notLoaded(SECOND, PAUSES)).isEqualTo(2 * SECOND);
    }
}
