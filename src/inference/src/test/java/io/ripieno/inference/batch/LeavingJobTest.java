package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a job that is cancelled leaves to others; without threads. */
class LeavingJobTest {
    private static final BatchPolicy POLICY = new BatchPolicy(4, Duration.ZERO, true);

    private final BatchFixture fixture = BatchFixture.unstarted(POLICY);
    private final BatchScheduler scheduler = fixture.scheduler;
    private final Cancellation cancellation = new Cancellation();

    @Test
    void windowsThatAreReleasedTheMomentTheyEndAreNotQueuedAnyMore() throws Exception {
        BatchJob leaving = scheduler.open("leaving", 5, cancellation);
        WindowItem spare = leaving.take(BatchFixture.KEY);
        List<WindowItem> items = BatchFixture.submitMany(leaving, 4);
        spare.fail(new IllegalArgumentException("not needed"));
        leaving.release(spare);
        items.forEach(item -> item.onEnd(() -> leaving.release(item)));
        BatchJob staying = scheduler.open("staying", 1, new Cancellation());
        WindowItem kept = BatchFixture.submit(staying, 3);

        cancellation.cancel("not wanted any more");
        assertThat(scheduler.queued()).isEqualTo(1);
        assertThat(scheduler.runNext(fixture.device)).isTrue();
        kept.await();
        assertThat(kept.output(0)).containsExactly(6);
        assertThat(scheduler.runNext(fixture.device))
                .as("nothing is left behind")
                .isFalse();
    }

    @Test
    void aWindowThatComesWhileAnUnwantedSessionLoadsRunsInABatchOfItsOwn() throws Exception {
        BatchKey key = new BatchKey("slow@1", "main", "1");
        BatchJob leaving = scheduler.open("leaving", 1, cancellation);
        BatchJob staying = scheduler.open("staying", 1, new Cancellation());
        WindowItem[] kept = new WindowItem[1];
        SlowSource source = new SlowSource(fixture.session, () -> {
            cancellation.cancel("not wanted any more");
            kept[0] = kept[0] == null ? BatchFixture.submit(staying, key, 3) : kept[0];
        });
        scheduler.serve(key, Map.of(fixture.device, BatchFixture.placement(source, POLICY, 1e-3)));
        WindowItem gone = BatchFixture.submit(leaving, key, 1);

        assertThat(scheduler.runNext(fixture.device)).isTrue();
        assertThatThrownBy(gone::await).isInstanceOf(CancelledException.class);
        assertThat(scheduler.runNext(fixture.device)).isTrue();
        kept[0].await();
        assertThat(kept[0].output(0)).containsExactly(6);
    }
}
