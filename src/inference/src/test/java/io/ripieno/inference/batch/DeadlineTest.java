package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.ExpiredException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;

    @Test
    void aJobAtRiskIsServedFirstAmongItsEquals() throws Exception {
        assertThat(among100(JobTerms.NEVER).nanos()).isGreaterThan(2 * SECOND);
        assertThat(among100(300 * MILLI).nanos()).isLessThanOrEqualTo(300 * MILLI);
    }

    private static SimulatedJob among100(long deadline) throws Exception {
        Simulation simulation = new Simulation(FakeDevice.cpu(1));
        BatchKey key = simulation.serve("a", 4, 0, 5 * MILLI);
        for (int i = 0; i < 100; i++) {
            simulation.start(JobTerms.of("other", 8), 8, key);
        }
        SimulatedJob job = simulation.start(JobTerms.of("hurried", 8).until(deadline), 8, key);
        simulation.run();
        return job;
    }

    @Test
    void whoAlwaysClaimsToBeHurriedGainsNoMoreThanTheDebt() throws Exception {
        Simulation simulation = new Simulation(FakeDevice.cpu(1));
        BatchKey key = simulation.serve("a", 4, 0, 5 * MILLI);
        SimulatedJob honest = simulation.start(JobTerms.of("honest", 64), 1_000_000, key);
        List<SimulatedJob> liars = new ArrayList<>();
        liars.add(simulation.start(JobTerms.of("liar", 64).until(60 * SECOND), 1_000_000, key));
        simulation.runUntil(59 * SECOND);
        double ahead = (liars.get(0).done() - honest.done()) * 5 * MILLI;
        assertThat(ahead).isLessThan(2 * (ShareRules.DEFAULT.debtSeconds() + 1) * SECOND);
    }

    @Test
    void aJobThatAnotherDeviceServedIsAtRiskOnOneThatServedNobodyYet() throws Exception {
        FakeDevice busy = FakeDevice.gpu(0);
        FakeDevice fresh = FakeDevice.gpu(1);
        Simulation simulation = new Simulation(new ShareRules(12, 4, 1, 0, 0.75, 4, 2), busy, fresh);
        BatchKey key = simulation.serve("a", 1, 0, SECOND);
        BatchJob hurried =
                simulation.scheduler.open(JobTerms.of("hurried", 20).until(100 * SECOND), new Cancellation());
        BatchJob other = simulation.scheduler.open(JobTerms.of("other", 20), new Cancellation());
        for (int i = 0; i < 20; i++) {
            BatchFixture.submit(hurried, key, 0);
            BatchFixture.submit(other, key, 0);
        }
        for (int i = 0; i < 13; i++) {
            serve(simulation, busy);
        }
        assertThat(hurried.account().served()).isGreaterThan(other.account().served());
        simulation.clock.advanceTo(90 * SECOND);

        assertThat(serve(simulation, fresh)).isSameAs(hurried);
        assertThat(serve(simulation, fresh)).isSameAs(hurried);
    }

    /** Whose window the device takes. */
    private static BatchJob serve(Simulation simulation, FakeDevice device) {
        Batch batch = new Batch();
        assertThat(simulation.scheduler.dispatch().take(device, batch)).isTrue();
        BatchJob job = batch.item(0).job();
        simulation.scheduler.dispatch().finished(batch, true);
        return job;
    }

    @Test
    void whatIsQueuedAtTheDeadlineExpiresAndIsNotRun() throws Exception {
        BatchFixture fixture = BatchFixture.unstarted(new BatchPolicy(4, Duration.ZERO, true));
        BatchJob late = fixture.scheduler.open(JobTerms.of("late", 8).until(1000), new Cancellation());
        BatchJob other = fixture.scheduler.open(JobTerms.of("other", 8), new Cancellation());
        List<WindowItem> expired = BatchFixture.submitMany(late, 6);
        WindowItem kept = BatchFixture.submit(other, 1);
        fixture.clock.advanceTo(1000);
        assertThat(fixture.scheduler.runNext(fixture.device)).isTrue();

        assertThat(fixture.reports.get(0).items()).isEqualTo(1);
        kept.await();
        for (WindowItem item : expired) {
            assertThatThrownBy(item::await).isInstanceOf(ExpiredException.class).hasMessageContaining("late");
        }
        assertThatThrownBy(() -> late.take(BatchFixture.KEY)).isInstanceOf(ExpiredException.class);
        assertThat(fixture.scheduler.queued()).isZero();
    }

    @Test
    void whoWaitsLearnsOfTheDeadlineThoughNoDeviceIsFree() throws Exception {
        BatchFixture fixture = BatchFixture.unstarted(new BatchPolicy(4, Duration.ZERO, true));
        BatchJob late = fixture.scheduler.open(JobTerms.of("late", 8).until(MILLI), new Cancellation());
        WindowItem item = BatchFixture.submit(late, 1);
        Thread time = new Thread(() -> fixture.clock.advanceTo(MILLI));
        time.start();
        assertThatThrownBy(item::await).isInstanceOf(ExpiredException.class);
        assertThat(fixture.scheduler.queued()).isZero();
    }

    @Test
    void aRunWhoseJobsHaveAllExpiredIsEnded() throws Exception {
        BatchFixture fixture = BatchFixture.unstarted(new BatchPolicy(4, Duration.ZERO, true));
        BatchJob late = fixture.scheduler.open(JobTerms.of("late", 8).until(MILLI), new Cancellation());
        WindowItem item = BatchFixture.submit(late, 1);
        Batch batch = new Batch();
        assertThat(fixture.scheduler.dispatch().take(fixture.device, batch)).isTrue();
        fixture.clock.advanceTo(MILLI);
        assertThat(batch.control().isTerminated()).isFalse();
        assertThatThrownBy(item::await).isInstanceOf(ExpiredException.class);
        assertThat(batch.control().isTerminated()).isTrue();
    }
}
