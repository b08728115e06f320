package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.Lane;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;

    @Test
    void eachLaneHasItsShareUnderAFloodOfAllOfThem() throws Exception {
        Simulation simulation = new Simulation(FakeDevice.cpu(1));
        BatchKey key = simulation.serve("a", 4, 0, 5 * MILLI);
        Map<Lane, SimulatedJob> jobs = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            jobs.put(lane, simulation.start(JobTerms.of("endless", 16).in(lane), 1_000_000, key));
        }
        simulation.runUntil(300 * SECOND);
        jobs.forEach((lane, job) -> assertThat(job.done() * 5 * MILLI / (300.0 * SECOND))
                .as(lane.name())
                .isBetween(0.85 * ShareRules.DEFAULT.share(lane), 1.15 * ShareRules.DEFAULT.share(lane)));
    }

    @Test
    void tellsHowManyWindowsOfEachLaneWait() throws Exception {
        BatchFixture fixture = BatchFixture.unstarted(new BatchPolicy(4, Duration.ZERO, true));
        BatchJob low = fixture.scheduler.open(JobTerms.of("low", 8).in(Lane.LOW), new Cancellation());
        BatchJob high = fixture.scheduler.open(JobTerms.of("high", 8).in(Lane.HIGH), new Cancellation());
        BatchFixture.submitMany(low, 3);
        BatchFixture.submitMany(high, 5);
        assertThat(fixture.scheduler.queued(Lane.LOW)).isEqualTo(3);
        assertThat(fixture.scheduler.queued(Lane.NORMAL)).isZero();
        assertThat(fixture.scheduler.queued(Lane.HIGH)).isEqualTo(5);
        low.close();
        assertThat(fixture.scheduler.queued(Lane.LOW)).isZero();
        assertThat(fixture.scheduler.runNext(fixture.device)).isTrue();
        assertThat(fixture.scheduler.queued(Lane.HIGH)).isEqualTo(1);
    }

    @Test
    void theLowestLaneProgressesAtItsShareWhateverComesAbove() throws Exception {
        Simulation simulation = new Simulation(FakeDevice.cpu(2));
        BatchKey key = simulation.serve("a", 4, 0, 5 * MILLI);
        BatchKey another = simulation.serve("b", 4, 0, 5 * MILLI);
        SimulatedJob low = simulation.start(JobTerms.of("low", 8).in(Lane.LOW), 1_000_000, another);
        for (int i = 0; i < 6000; i++) {
            simulation.at(
                    i * 10 * MILLI,
                    () -> simulation.start(JobTerms.of("flood", 8).in(Lane.HIGH), 8, key));
        }
        simulation.runUntil(60 * SECOND);
        double lanes = ShareRules.DEFAULT.share(Lane.LOW)
                / (ShareRules.DEFAULT.share(Lane.LOW) + ShareRules.DEFAULT.share(Lane.HIGH));
        assertThat(low.done() * 5 * MILLI / (2 * 60.0 * SECOND)).isGreaterThan(0.85 * lanes);
    }

    @Test
    void anUrgentJobIsServedBeforeThoseThatCameEarlier() throws Exception {
        Simulation simulation = new Simulation(FakeDevice.cpu(1));
        BatchKey key = simulation.serve("a", 4, 0, 5 * MILLI);
        for (int i = 0; i < 50; i++) {
            simulation.start(JobTerms.of("normal", 8), 8, key);
        }
        SimulatedJob urgent = simulation.start(JobTerms.of("urgent", 8).in(Lane.HIGH), 8, key);
        simulation.run();
        assertThat(urgent.nanos()).isLessThan(4 * 20 * MILLI);
    }

    @Test
    void aLaneThatWasAloneForLongIsNotHeldBackForIt() throws Exception {
        Simulation simulation = new Simulation(FakeDevice.cpu(1));
        BatchKey key = simulation.serve("a", 4, 0, 5 * MILLI);
        SimulatedJob low = simulation.start(JobTerms.of("low", 8).in(Lane.LOW), 1_000_000, key);
        simulation.runUntil(600 * SECOND);
        int before = low.done();
        simulation.start(JobTerms.of("high", 8).in(Lane.HIGH), 1_000_000, key);
        simulation.runUntil(660 * SECOND);
        assertThat((low.done() - before) * 5 * MILLI / (60.0 * SECOND)).isGreaterThan(0.85 / 13);
    }
}
