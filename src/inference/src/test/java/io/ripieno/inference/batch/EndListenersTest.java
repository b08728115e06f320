package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.ResidentSession;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.device.SessionListener;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.BackOff;
import io.ripieno.inference.work.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who hears that a window has ended may break off; nobody else does, and the others hear of theirs. Without threads. */
class EndListenersTest {
    private static final BatchPolicy POLICY = new BatchPolicy(4, Duration.ZERO, true);

    private final BatchFixture fixture = BatchFixture.unstarted(POLICY);
    private final Dispatch dispatch = fixture.scheduler.dispatch();
    private final Cancellation cancellation = new Cancellation();
    private final List<WindowItem> windows = new ArrayList<>();
    private final List<Integer> heard = new ArrayList<>();
    private final List<RunControl> controls = new ArrayList<>();

    @Test
    void allHearOfACancelAndTheRunIsEnded() throws Exception {
        submitTwo(fixture.scheduler.open("job", 2, cancellation));
        during(() -> assertAllHear(() -> cancellation.cancel("Not wanted.")));
        assertThat(fixture.scheduler.runNext(fixture.device)).isTrue();
        assertThat(controls).singleElement().matches(RunControl::isTerminated);
    }

    @Test
    void allHearThatTheirDeviceHangsAtTheCloseAndTheRunIsEnded() throws Exception {
        submitTwo(fixture.scheduler.open("job", 2, cancellation));
        during(() -> {
            dispatch.drain();
            assertAllHear(dispatch::abandon);
        });
        assertThat(fixture.scheduler.runNext(fixture.device)).isTrue();
        assertThat(controls).singleElement().matches(RunControl::isTerminated);
    }

    @Test
    void allHearThatNobodyRunsWhatWaitsAtTheClose() throws Exception {
        submitTwo(fixture.scheduler.open("job", 2, cancellation));
        assertAllHear(fixture.scheduler::close);
    }

    @Test
    void allJobsHearThatTheirDeadlineHasPassed() throws Exception {
        for (int job = 0; job < 2; job++) {
            submit(fixture.scheduler.open(JobTerms.of("job" + job, 1).until(10), cancellation));
        }
        fixture.clock.advance(11);
        assertAllHear(() -> fixture.scheduler.runNext(fixture.device));
        assertThat(windows).extracting(WindowItem::state).containsOnly(WindowItem.State.EXPIRED);
    }

    @Test
    void allHearThatABatchBrokeOffAndItsDeviceGoesOn() throws Exception {
        BatchJob job = fixture.scheduler.open("job", 2, cancellation);
        submitTwo(job);
        during(() -> {
            throw new AssertionError("a fault of the program");
        });
        assertThatCode(() -> fixture.scheduler.runNext(fixture.device)).doesNotThrowAnyException();
        assertThat(heard).containsExactly(0, 1);
        assertThat(windows).extracting(WindowItem::state).containsOnly(WindowItem.State.FAILED);
    }

    @Test
    void aBadOutputFailsItsOwnWindowOnly() throws Exception {
        fixture.session.blockWith(control -> {});
        submit(fixture.scheduler.open("first", 1, cancellation), Float.NaN);
        submit(fixture.scheduler.open("second", 1, cancellation), 1);
        assertAllHear(() -> fixture.scheduler.runNext(fixture.device));
        assertThat(windows)
                .extracting(WindowItem::state)
                .containsExactly(WindowItem.State.FAILED, WindowItem.State.DONE);
    }

    @Test
    void aBatchRunsThatWasTakenAsADeadlineHadPassed() throws Exception {
        submit(fixture.scheduler.open(JobTerms.of("overdue", 1).until(10), cancellation));
        fixture.clock.advance(11);
        submit(fixture.scheduler.open("on time", 1, cancellation));
        assertAllHear(() -> fixture.scheduler.runNext(fixture.device));
        assertThat(windows)
                .extracting(WindowItem::state)
                .containsExactly(WindowItem.State.EXPIRED, WindowItem.State.DONE);
    }

    @Test
    void allHearThatPatienceIsOverAndTheDeviceIsTriedAgain() throws Exception {
        LostDevice device = new LostDevice();
        BackOff second = new BackOff(Duration.ofSeconds(1), 1, Duration.ofSeconds(1));
        BatchScheduler scheduler = new BatchScheduler(
                List.of(device),
                new BufferPool(1 << 20),
                BatchListener.NONE,
                fixture.clock::nanos,
                ShareRules.DEFAULT,
                new Recovery(second, second, Duration.ofSeconds(1), Duration.ofMinutes(1)),
                SessionListener.NONE);
        Placement placement = BatchFixture.placement(new ResidentSession(fixture.session, 0), POLICY, 1e-3);
        scheduler.serve(BatchFixture.KEY, Map.of(device, placement));
        fixture.session.blockWith(control -> {
            throw new DeviceException(DeviceException.Problem.DEVICE_LOST, "The device fell off the bus.");
        });
        submitTwo(scheduler.open("job", 2, cancellation));
        assertThat(scheduler.runNext(device)).isTrue();
        assertThat(heard).as("waits for the device").isEmpty();
        fixture.clock.advance(Duration.ofSeconds(1).toNanos());
        assertAllHear(() -> scheduler.runNext(device));
        assertThat(device.tries).isEqualTo(1);
    }

    private void submitTwo(BatchJob job) {
        submit(job);
        submit(job);
    }

    private void submit(BatchJob job) {
        submit(job, windows.size());
    }

    /** A window whose listener notes its number and breaks off. */
    private void submit(BatchJob job, float value) {
        int number = windows.size();
        WindowItem window = BatchFixture.submit(job, value);
        window.onEnd(() -> {
            heard.add(number);
            throw new IllegalStateException("listener " + number);
        });
        windows.add(window);
    }

    private void during(Runnable run) {
        fixture.session.blockWith(control -> {
            controls.add(control);
            run.run();
        });
    }

    private void assertAllHear(Runnable ends) {
        assertThatCode(ends::run).doesNotThrowAnyException();
        assertThat(heard).containsExactly(0, 1);
        assertThat(windows).noneMatch(WindowItem::isPending);
    }

    /** A device that is asked in vain. */
    private static final class LostDevice implements Device {
        private int tries;

        @Override
        public String name() {
            return "gpu:0";
        }

        @Override
        public String kind() {
            return "gpu";
        }

        @Override
        public int callers() {
            return 1;
        }

        @Override
        public long costNanos() {
            return 0;
        }

        @Override
        public GraphSession load(String model, GraphSpec graph, byte[] onnx) {
            throw new UnsupportedOperationException("The test places a session itself.");
        }

        @Override
        public void reopen() throws DeviceException {
            tries++;
            throw new DeviceException(DeviceException.Problem.DEVICE_LOST, "The device is still gone.");
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
