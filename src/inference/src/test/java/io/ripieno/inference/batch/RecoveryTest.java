package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.device.simulated.Behaviour;
import io.ripieno.inference.device.simulated.Fault;
import io.ripieno.inference.work.BackOff;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.ExpiredException;
import io.ripieno.inference.work.InferenceException.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Devices that are lost and come back, in virtual time. */
@Timeout(20)
class RecoveryTest extends FailingGpus {
    @Test
    void aLostDeviceIsTriedEverMoreRarelyAndRunsWhatWaitedOnceItIsBack() throws Exception {
        open(RULES, Behaviour.lostBetween(0, 5 * SECOND));
        BatchKey key = serve("a");
        WindowItem item = BatchFixture.submit(open(10), key, 7);
        run(6.9);
        assertThat(item.isPending()).isTrue();
        assertThat(scheduler.deviceStates().get(0).isLost()).isTrue();
        assertThat(scheduler.deviceStates().get(0).why()).isEqualTo("gpu:0 is still gone.");

        run(0.3);
        item.await();
        assertThat(item.output(0)).containsExactly(7);
        assertThat(news)
                .as("tried after one second, two more and four more")
                .containsExactly("lost gpu:0", "reopened gpu:0 after 7 s", "load gpu:0/a");
    }

    @Test
    void aLostDeviceIsOpenedThoughNoThreadCanBeStartedForIt() throws Exception {
        open(RULES, Behaviour.lostBetween(0, SECOND / 2));
        scheduler.dispatch().openOn(work -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        BatchKey key = serve("a");
        WindowItem item = BatchFixture.submit(open(1), key, 7);
        run(1.3);
        item.await();
        assertThat(news).containsExactly("lost gpu:0", "reopened gpu:0 after 1 s", "load gpu:0/a");
    }

    @Test
    void aBatchThatPassesMakesTheNextWaitForALostDeviceShortAgain() throws Exception {
        open(RULES, Behaviour.lostBetween(0, 2 * SECOND).and(Behaviour.lostBetween(10 * SECOND, 10 * SECOND + 1)));
        BatchKey key = serve("a");
        BatchJob job = open(10);
        BatchFixture.submit(job, key, 1);
        run(3.2);
        assertThat(news).contains("reopened gpu:0 after 3 s");
        time.pass(10 * SECOND - time.nanos(), new RunControl());
        WindowItem later = BatchFixture.submit(job, key, 2);
        run(1.2);
        later.await();
        assertThat(news).contains("reopened gpu:0 after 1 s");
    }

    @Test
    void whatADeviceHeldIsLoadedAnewOnceItIsBack() throws Exception {
        open(RULES, Behaviour.lostBetween(SECOND, 3 * SECOND / 2));
        BatchKey a = serve("a");
        BatchKey b = serve("b");
        BatchJob job = open(10);
        done(job, a, 1);
        done(job, b, 2);
        assertThat(devices.get(0).heldBytes()).isEqualTo(2 * SIZE);
        time.pass(SECOND - time.nanos(), new RunControl());
        WindowItem item = BatchFixture.submit(job, a, 3);
        run(0.1);
        assertThat(devices.get(0).heldBytes())
                .as("nothing is held on a lost device")
                .isZero();
        assertThat(caches.get(0).memory().usedBytes()).isZero();

        run(1.2);
        item.await();
        assertThat(devices.get(0).heldBytes())
                .as("only what was needed is back")
                .isEqualTo(SIZE);
        done(job, b, 4);
    }

    @Test
    void windowsWaitForLostDevicesNoLongerThanTheRulesSay() throws Exception {
        open(
                new Recovery(PAUSES, PAUSES, Duration.ofSeconds(2), Duration.ofMinutes(1)),
                Behaviour.lostAt(0),
                Behaviour.lostAt(SECOND));
        BatchKey key = serve("a");
        done(open(1), key, 1);
        run(1);
        BatchJob job = open(10);
        WindowItem item = BatchFixture.submit(job, key, 1);
        run(1.8);
        assertThat(item.isPending())
                .as("two seconds after the second loss, not the first")
                .isTrue();
        run(0.3);
        assertFailed(item, Problem.DEVICE_FAILED, "Every device that runs a/main/1 is lost");
        assertFailed(BatchFixture.submit(job, key, 2), Problem.DEVICE_FAILED, "is lost");
        assertThat(scheduler.queued()).isZero();
    }

    @Test
    void aDeadlineEndsTheWaitForALostDevice() throws Exception {
        open(RULES, Behaviour.lostAt(0));
        BatchKey key = serve("a");
        BatchJob job = scheduler.open(JobTerms.of("brief", 1).until(time.nanos() + SECOND), new Cancellation());
        WindowItem item = BatchFixture.submit(job, key, 1);
        run(1.1);
        assertThatThrownBy(item::await).isInstanceOf(ExpiredException.class);
        assertThat(scheduler.queued()).isZero();
    }

    @Test
    void whileAllGpusAreLostTheLastResortRunsTheirWork() throws Exception {
        open(RULES, Behaviour.lostBetween(0, SECOND / 2));
        BatchKey key = serveWithLastResort("a");
        BatchJob job = open(10);
        WindowItem one = BatchFixture.submit(job, key, 1);
        assertThat(scheduler.runNext(devices.get(0))).isTrue();
        WindowItem two = BatchFixture.submit(job, key, 2);
        assertThat(scheduler.runNext(cpu)).isTrue();
        one.await();
        two.await();
        assertThat(two.output(0)).containsExactly(4);

        run(1);
        WindowItem three = BatchFixture.submit(job, key, 3);
        assertThat(scheduler.runNext(cpu)).isFalse();
        run(0.1);
        three.await();
        assertThat(three.output(0)).containsExactly(3);
    }

    @Test
    void aDeviceThatAnswersButLoadsNothingEndsThePatienceOfThoseWhoWait() throws Exception {
        BackOff often = new BackOff(Duration.ofMillis(100), 1, Duration.ofMillis(100));
        open(
                new Recovery(often, PAUSES, Duration.ofSeconds(2), Duration.ofMinutes(1)),
                Behaviour.failingLoads(Fault.LOST, 1, 1000));
        BatchKey key = serve("a");
        WindowItem item = BatchFixture.submit(open(10), key, 1);
        run(1.8);
        assertThat(item.isPending()).isTrue();
        assertThat(news.stream().filter(each -> each.startsWith("reopened")).count())
                .isGreaterThan(5);
        run(0.5);
        assertFailed(item, Problem.DEVICE_FAILED, "is lost");
    }

    @Test
    void runsThatFailAreNoSignThatADeviceWorks() throws Exception {
        open(
                RULES,
                Behaviour.lostBetween(0, 2 * SECOND)
                        .and(run -> run.nanos() < 4 * SECOND ? Fault.FAILED : null)
                        .and(Behaviour.lostBetween(4 * SECOND, 5 * SECOND)));
        BatchKey key = serve("a");
        BatchJob job = open(10);
        WindowItem item = BatchFixture.submit(job, key, 1);
        run(3.2);
        assertFailed(item, Problem.DEVICE_FAILED, "FAILED");
        time.pass(4 * SECOND - time.nanos(), new RunControl());
        BatchFixture.submit(job, key, 2);
        run(3.9);
        assertThat(news)
                .filteredOn(each -> each.startsWith("reopened"))
                .as("the third pause is four seconds")
                .hasSize(1);
    }

    @Test
    void whatIsMovedStandsByAgeAmongWhatIsThere() throws Exception {
        open(RULES, Behaviour.SOUND);
        BatchKey key = serve("a");
        KeyQueue queue = new KeyQueue(key, FakeSession.GRAPH, null);
        queue.seats().add(seat(queue));
        List<List<WindowItem>> ofJobs = new ArrayList<>();
        for (int job = 0; job < 3; job++) {
            BatchJob owner = open(10);
            Turn turn = queue.join(owner);
            List<WindowItem> items = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                items.add(queued(owner.take(key), turn, 3 * i + job));
            }
            ofJobs.add(items);
        }
        List<WindowItem> moved = new ArrayList<>();
        for (List<WindowItem> items : ofJobs) {
            queue.lineUp(items.get(1));
            queue.lineUp(items.get(3));
            moved.addAll(0, List.of(items.get(4), items.get(2), items.get(0)));
        }
        assertThat(queue.oldestNanos()).isEqualTo(3);

        queue.addAgain(moved);

        assertThat(queue.size()).isEqualTo(15);
        assertThat(queue.oldestNanos()).isZero();
        List<WindowItem> taken = new ArrayList<>();
        queue.clear(taken);
        assertThat(taken).isEqualTo(ofJobs.stream().flatMap(List::stream).toList());
        assertThat(queue.oldestNanos()).isEqualTo(JobTerms.NEVER);
    }

    @Test
    void aWindowThatComesBackIsTheOldestOnceThoseBeforeItHaveGone() throws Exception {
        open(RULES, Behaviour.SOUND);
        BatchKey key = serve("a");
        KeyQueue queue = new KeyQueue(key, FakeSession.GRAPH, null);
        queue.seats().add(seat(queue));
        List<Turn> turns = new ArrayList<>();
        for (long nanos : List.of(5L, 15L, 20L)) {
            BatchJob owner = open(10);
            turns.add(queue.join(owner));
            queue.lineUp(queued(owner.take(key), turns.get(turns.size() - 1), nanos));
        }
        Turn last = turns.get(2);
        queue.lineUp(queued(last.job.take(key), last, 10));
        assertThat(queue.oldestNanos()).isEqualTo(5);

        queue.remove(turns.get(0));

        assertThat(queue.oldestNanos()).isEqualTo(10);
    }

    private static WindowItem queued(WindowItem item, Turn turn, long nanos) {
        item.waitIn(turn);
        item.enqueuedNanos = nanos;
        return item;
    }

    @Test
    void closingEndsWhatWaitsForALostDevice() throws Exception {
        open(RULES, Behaviour.lostAt(0));
        BatchKey key = serve("a");
        BatchJob job = open(10);
        WindowItem item = BatchFixture.submit(job, key, 1);
        run(0.1);
        scheduler.close();
        assertFailed(item, Problem.CLOSED, "");
        assertThat(scheduler.queued()).isZero();
    }
}
