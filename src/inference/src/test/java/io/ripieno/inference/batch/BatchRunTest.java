package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.ResidentSession;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.device.SessionLease;
import io.ripieno.inference.device.SessionSource;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InferenceException.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchRunTest {
    private static final int ITEMS = 32;

    private final VirtualClock clock = new VirtualClock();
    private final FakeSession session = new FakeSession(clock);
    private final BatchScheduler scheduler =
            new BatchScheduler(List.of(), new BufferPool(1 << 20), BatchListener.NONE, clock::nanos);
    private final Placement placement = new Placement(
            new ResidentSession(session, 0),
            new BatchPolicy(ITEMS, Duration.ZERO, true),
            new RunCost(new TreeMap<>(Map.of(1, 1.0))));
    private final KeyQueue queue = new KeyQueue(BatchFixture.KEY, Map.of(new FakeDevice("fake", 1), placement), 1);

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void windowsThatAnswerNotANumberFailAlone() throws Exception {
        List<WindowItem> items = items(Set.of(), Set.of(3, 17));
        BatchReport report = run(items);

        assertThat(report.failed()).isEqualTo(2);
        assertThat(report.runs()).isEqualTo(1);
        for (int i = 0; i < ITEMS; i++) {
            if (i == 3 || i == 17) {
                assertFailure(items.get(i), Problem.BAD_OUTPUT);
            } else {
                assertRight(items, i);
            }
        }
    }

    @Test
    void oneGuiltyWindowIsFoundInTwiceTheLogarithmOfRuns() throws Exception {
        List<WindowItem> items = items(Set.of(19), Set.of());
        BatchReport report = run(items);

        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.runs()).isLessThanOrEqualTo(1 + 2 * 5);
        for (int i = 0; i < ITEMS; i++) {
            if (i == 19) {
                assertFailure(items.get(i), Problem.DEVICE_FAILED);
            } else {
                assertRight(items, i);
            }
        }
    }

    @Test
    void severalGuiltyWindowsAreFoundToo() throws Exception {
        List<WindowItem> items = items(Set.of(0, 13, 31), Set.of(14));
        BatchReport report = run(items);

        assertThat(report.failed()).isEqualTo(4);
        assertThat(report.runs()).isLessThanOrEqualTo(1 + 3 * 2 * 5);
        assertFailure(items.get(13), Problem.DEVICE_FAILED);
        assertFailure(items.get(14), Problem.BAD_OUTPUT);
        assertRight(items, 15);
    }

    @Test
    void aBatchThatIsTooLargeForMemoryIsHalvedUntilItFits() throws Exception {
        session.failAs(DeviceException.Problem.OUT_OF_MEMORY);
        session.refuseBatches(size -> size > 8);
        List<WindowItem> items = items(Set.of(), Set.of());
        BatchReport report = run(items);

        assertThat(report.failed()).isZero();
        assertThat(session.batchSizes()).containsExactly(32, 16, 8, 8, 16, 8, 8);
        assertRight(items, 0);
        assertRight(items, 31);
    }

    @Test
    void aWindowThatIsTooLargeAloneFailsForMemory() throws Exception {
        session.failAs(DeviceException.Problem.OUT_OF_MEMORY);
        List<WindowItem> items = items(Set.of(5), Set.of());
        run(items);
        assertFailure(items.get(5), Problem.OUT_OF_MEMORY);
    }

    @Test
    void aRunThatIsEndedIsNotRepeated() throws Exception {
        session.failAs(DeviceException.Problem.TERMINATED);
        List<WindowItem> items = items(Set.of(5), Set.of());
        BatchReport report = run(items);

        assertThat(report.runs()).isEqualTo(1);
        assertThat(report.failed()).isZero();
        assertThatThrownBy(() -> items.get(0).await()).isInstanceOf(CancelledException.class);
    }

    @Test
    void aRuntimeThatBreaksOffIsTreatedAsAFailedRun() throws Exception {
        session.blockWith(control -> {
            throw new IllegalStateException("out of order");
        });
        List<WindowItem> items = items(Set.of(), Set.of());
        assertThat(run(items).failed()).isEqualTo(ITEMS);
        assertFailure(items.get(0), Problem.DEVICE_FAILED);
    }

    @Test
    void aBatchWhoseSessionCannotBeHadFailsAtOnce() throws Exception {
        List<WindowItem> items = items(Set.of(), Set.of());
        Placement nowhere = new Placement(
                new UnobtainableSession(session.graph(), DeviceException.Problem.OUT_OF_MEMORY),
                placement.policy(),
                placement.cost());
        BatchReport report = run(nowhere, items);

        assertThat(report.failed()).isEqualTo(ITEMS);
        assertThat(report.runs()).isZero();
        assertFailure(items.get(7), Problem.OUT_OF_MEMORY);
    }

    @Test
    void aBatchThatIsEndedWhileItWaitsForItsSessionIsCancelled() throws Exception {
        List<WindowItem> items = items(Set.of(), Set.of());
        Placement nowhere = new Placement(
                new UnobtainableSession(session.graph(), DeviceException.Problem.TERMINATED),
                placement.policy(),
                placement.cost());

        assertThat(run(nowhere, items).failed()).isZero();
        assertThatThrownBy(() -> items.get(0).await()).isInstanceOf(CancelledException.class);
    }

    private BatchReport run(List<WindowItem> items) {
        return run(placement, items);
    }

    private BatchReport run(Placement placement, List<WindowItem> items) {
        Batch batch = new Batch(BatchFixture.KEY, placement, ReleaseReason.FULL, items, clock.nanos());
        return new BatchRun(batch, "fake", new BufferPool(1 << 20), clock::nanos).execute();
    }

    private List<WindowItem> items(Set<Integer> poisoned, Set<Integer> notNumbers) throws Exception {
        BatchJob job = scheduler.open("job", ITEMS, new Cancellation());
        List<WindowItem> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            float value = poisoned.contains(i) ? FakeSession.POISON : notNumbers.contains(i) ? Float.NaN : i;
            WindowItem item = new WindowItem(job, queue, 1, new float[][] {{value}}, new float[][] {{0}});
            item.begin();
            items.add(item);
        }
        return items;
    }

    private static void assertRight(List<WindowItem> items, int index) throws Exception {
        items.get(index).await();
        assertThat(items.get(index).output(0)[0]).isEqualTo(2f * index);
    }

    private static void assertFailure(WindowItem item, Problem problem) {
        assertThatThrownBy(item::await).isInstanceOfSatisfying(InferenceException.class, e -> assertThat(e.problem())
                .isEqualTo(problem));
    }

    private record UnobtainableSession(GraphSpec graph, DeviceException.Problem problem) implements SessionSource {
        @Override
        public boolean isResident() {
            return false;
        }

        @Override
        public double loadSeconds() {
            return 1;
        }

        @Override
        public long residentBytes() {
            return 1;
        }

        @Override
        public SessionLease acquire(RunControl control) throws DeviceException {
            throw new DeviceException(problem, "There is no session to be had.");
        }
    }
}
