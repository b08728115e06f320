package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.device.ResidentSession;
import io.ripieno.inference.work.Cancellation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a batch is released, without threads. */
class ReleaseTest {
    private static final BatchPolicy PATIENT = new BatchPolicy(4, Duration.ofNanos(100), false);
    private static final BatchPolicy EAGER = new BatchPolicy(4, Duration.ofNanos(100), true);

    private final VirtualClock clock = new VirtualClock();
    private final FakeDevice device = FakeDevice.cpu(1);
    private final FakeDevice other = FakeDevice.gpu(0);
    private final BatchScheduler scheduler = BatchFixture.unstarted(clock, BatchListener.NONE, device, other);
    private final Batch batch = new Batch();

    @Test
    void aFullBatchIsReleasedAtOnce() throws Exception {
        BatchKey key = serve("a", PATIENT);
        BatchJob job = open();
        submit(job, key, 3);
        assertThat(scheduler.dispatch().take(device, batch)).isFalse();
        submit(job, key, 2);
        assertTaken(key, ReleaseReason.FULL, 4);
        assertThat(scheduler.queued()).isEqualTo(1);
    }

    @Test
    void theDelayCountsFromTheOldestWindow() throws Exception {
        BatchKey key = serve("a", PATIENT);
        BatchJob job = open();
        clock.advanceTo(50);
        submit(job, key, 1);
        clock.advanceTo(120);
        submit(job, key, 1);
        clock.advanceTo(149);
        assertThat(scheduler.dispatch().take(device, batch)).isFalse();
        clock.advanceTo(150);
        assertTaken(key, ReleaseReason.DELAY, 2);
        assertThat(batch.longestQueueNanos()).isEqualTo(100);
        assertThat(batch.queueNanos()).isEqualTo(130);
    }

    @Test
    void anIdleDeviceTakesWhatIsThere() throws Exception {
        BatchKey key = serve("a", EAGER);
        submit(open(), key, 1);
        assertTaken(key, ReleaseReason.IDLE, 1);
    }

    @Test
    void aDeadlineThatLeavesTimeForARunOnlyReleases() throws Exception {
        BatchKey key = serve("a", new BatchPolicy(4, Duration.ofDays(1), false));
        BatchJob hurried = scheduler.open(JobTerms.of("hurried", 8).until(1000), new Cancellation());
        submit(hurried, key, 1);
        clock.advanceTo(999 - 4 * 10);
        assertThat(scheduler.dispatch().take(device, batch)).isFalse();
        clock.advanceTo(1000 - 4 * 10);
        assertTaken(key, ReleaseReason.DEADLINE, 1);
    }

    @Test
    void drainingReleasesWhatIsLeft() throws Exception {
        BatchKey key = serve("a", PATIENT);
        submit(open(), key, 2);
        scheduler.dispatch().drain();
        assertTaken(key, ReleaseReason.DRAIN, 2);
        assertThat(scheduler.dispatch().take(device, batch)).isFalse();
    }

    @Test
    void aFullBatchGoesBeforeAPartFilledOne() throws Exception {
        BatchKey part = serve("a", EAGER);
        BatchKey full = serve("b", EAGER);
        submit(open(), part, 1);
        clock.advanceTo(10);
        submit(open(), full, 4);
        assertTaken(full, ReleaseReason.FULL, 4);
        assertTaken(part, ReleaseReason.IDLE, 1);
    }

    @Test
    void amongEqualsTheOldestGoesFirst() throws Exception {
        BatchKey younger = serve("a", EAGER);
        BatchKey older = serve("b", EAGER);
        submit(open(), older, 4);
        clock.advanceTo(10);
        submit(open(), younger, 4);
        assertTaken(older, ReleaseReason.FULL, 4);
    }

    @Test
    void aDeviceTakesOnlyWhatIsPlacedOnIt() throws Exception {
        submit(open(), serve("a", EAGER), 4);
        assertThat(scheduler.dispatch().take(other, batch)).isFalse();
    }

    @Test
    void eachDeviceHasItsOwnPolicy() throws Exception {
        BatchKey key = new BatchKey("a", "main", "1");
        ResidentSession session = new ResidentSession(new FakeSession(clock), 0);
        scheduler.serve(
                key,
                Map.of(
                        device, BatchFixture.placement(session, new BatchPolicy(2, Duration.ZERO, true), 1e-8),
                        other, BatchFixture.placement(session, new BatchPolicy(6, Duration.ofDays(1), false), 1e-9)));
        BatchJob job = open();
        submit(job, key, 5);
        assertThat(scheduler.dispatch().take(other, batch))
                .as("the GPU waits for a large batch")
                .isFalse();
        assertTaken(key, ReleaseReason.FULL, 2);
        submit(job, key, 3);
        assertThat(scheduler.dispatch().take(other, batch)).isTrue();
        assertThat(batch.size()).isEqualTo(6);
    }

    @Test
    void aBatchGrowsUntilADeviceTakesItAndWhileItsSessionIsMadeReady() throws Exception {
        BatchKey key = serve("a", EAGER);
        BatchJob first = open();
        BatchJob second = open();
        submit(first, key, 1);
        submit(second, key, 1);
        assertTaken(key, ReleaseReason.IDLE, 2);
        submit(first, key, 1);
        scheduler.dispatch().aftermath().grow(batch);
        assertThat(batch.size()).isEqualTo(3);
        submit(second, key, 3);
        scheduler.dispatch().aftermath().grow(batch);
        assertThat(batch.size()).isEqualTo(4);
        assertThat(batch.jobs()).isEqualTo(2);
        assertThat(scheduler.queued()).isEqualTo(2);
    }

    private BatchKey serve(String model, BatchPolicy policy) {
        BatchKey key = new BatchKey(model, "main", "1");
        Placement placement = BatchFixture.placement(new ResidentSession(new FakeSession(clock), 0), policy, 1e-8);
        scheduler.serve(key, Map.of(device, placement));
        return key;
    }

    private BatchJob open() throws Exception {
        return scheduler.open(JobTerms.of("job", 16), new Cancellation());
    }

    private static void submit(BatchJob job, BatchKey key, int count) {
        for (int i = 0; i < count; i++) {
            BatchFixture.submit(job, key, i);
        }
    }

    private void assertTaken(BatchKey key, ReleaseReason reason, int items) {
        assertThat(scheduler.dispatch().take(device, batch)).isTrue();
        assertThat(List.of(batch.key(), batch.reason(), batch.size())).isEqualTo(List.of(key, reason, items));
    }
}
