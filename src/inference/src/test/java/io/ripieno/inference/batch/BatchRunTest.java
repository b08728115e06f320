package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.device.SessionLease;
import io.ripieno.inference.device.SessionSource;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InferenceException.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchRunTest {
    private static final int ITEMS = 32;

    private final BatchFixture fixture = BatchFixture.unstarted(new BatchPolicy(ITEMS, Duration.ZERO, true));
    private final FakeSession session = fixture.session;

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
        assertThat(report.failedRuns()).as("of 32 windows, 16, 8, 4, 2 and 1").isEqualTo(6);
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
        assertThat(session.batchSizes()).containsExactly(32, 16, 8, 8, 8, 8);
        assertThat(report.failedRuns()).isEqualTo(2);
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
    void aRunThatIsEndedThoughItIsWantedFailsAndIsNotRepeated() throws Exception {
        session.failAs(DeviceException.Problem.TERMINATED);
        List<WindowItem> items = items(Set.of(5), Set.of());
        BatchReport report = run(items);

        assertThat(report.runs()).isEqualTo(1);
        assertThat(report.failed()).isEqualTo(ITEMS);
        assertFailure(items.get(0), Problem.DEVICE_FAILED);
    }

    @Test
    void aDeviceThatHangsIsNotAskedForEachWindow() throws Exception {
        session.failAs(DeviceException.Problem.OVERDUE);
        session.refuseBatches(size -> true);
        List<WindowItem> items = items(Set.of(), Set.of());
        BatchReport report = run(items);

        assertThat(session.batchSizes()).containsExactly(32, 1, 1);
        assertThat(report.failed()).isEqualTo(ITEMS);
        assertFailure(items.get(31), Problem.DEVICE_FAILED);
    }

    @Test
    void aWindowThatHangsAloneLeavesTheOthersTheirOutputs() throws Exception {
        session.failAs(DeviceException.Problem.OVERDUE);
        List<WindowItem> items = items(Set.of(5), Set.of());
        BatchReport report = run(items);

        assertThat(report.failed()).isEqualTo(1);
        assertFailure(items.get(5), Problem.DEVICE_FAILED);
        assertRight(items, 31);
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
        BatchKey key = new BatchKey("nowhere@1", "main", "1");
        UnobtainableSession source = new UnobtainableSession(session.graph());
        fixture.scheduler.serve(
                key,
                Map.of(fixture.device, BatchFixture.placement(source, new BatchPolicy(4, Duration.ZERO, true), 1e-3)));
        BatchJob job = fixture.scheduler.open("job", 1, new Cancellation());
        WindowItem item = BatchFixture.submit(job, key, 1);
        assertThat(fixture.scheduler.runNext(fixture.device)).isTrue();

        assertThat(fixture.reports.get(0).runs()).isZero();
        assertFailure(item, Problem.OUT_OF_MEMORY);
    }

    @Test
    void theLargestBatchThatFitsIsRememberedAndRaisedSlowly() throws Exception {
        session.failAs(DeviceException.Problem.OUT_OF_MEMORY);
        session.refuseBatches(size -> size > 8);
        run(items(Set.of(), Set.of()));
        session.refuseBatches(size -> false);
        int before = session.batchSizes().size();
        for (int i = 0; i < 18; i++) {
            items(Set.of(), Set.of());
            while (fixture.scheduler.runNext(fixture.device)) {
                assertThat(fixture.scheduler.queued()).isLessThan(ITEMS);
            }
        }
        List<Integer> sizes =
                session.batchSizes().subList(before, session.batchSizes().size());
        assertThat(sizes.subList(0, 64)).containsOnly(8);
        assertThat(sizes.get(64)).isEqualTo(10);
    }

    @Test
    void aSizeThatPassedManyTimesIsComeBackToWhenALargerOneDoesNot() throws Exception {
        session.failAs(DeviceException.Problem.OUT_OF_MEMORY);
        session.refuseBatches(size -> size > 8);
        for (int i = 0; i < 36; i++) {
            items(Set.of(), Set.of());
            while (fixture.scheduler.runNext(fixture.device)) {
                assertThat(fixture.scheduler.queued()).isLessThan(ITEMS);
            }
        }
        List<Integer> sizes = session.batchSizes();
        int tried = sizes.indexOf(10);
        assertThat(sizes.subList(tried, tried + 5)).containsExactly(10, 5, 5, 8, 8);
    }

    private BatchReport run(List<WindowItem> items) {
        assertThat(fixture.scheduler.runNext(fixture.device)).isTrue();
        assertThat(fixture.reports).hasSize(1);
        assertThat(fixture.scheduler.queued()).isZero();
        assertThat(items).noneMatch(WindowItem::isPending);
        return fixture.reports.get(0);
    }

    private List<WindowItem> items(Set<Integer> poisoned, Set<Integer> notNumbers) throws Exception {
        BatchJob job = fixture.scheduler.open("job", ITEMS, new Cancellation());
        List<WindowItem> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            float value = poisoned.contains(i) ? FakeSession.POISON : notNumbers.contains(i) ? Float.NaN : i;
            items.add(BatchFixture.submit(job, value));
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

    private record UnobtainableSession(GraphSpec graph) implements SessionSource {
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
            throw new DeviceException(DeviceException.Problem.OUT_OF_MEMORY, "There is no session to be had.");
        }
    }
}
