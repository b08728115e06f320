package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.work.BackOff;
import io.ripieno.inference.work.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Short and long jobs in virtual time: a window costs 5 ms, a run 1 ms on top. */
class FairnessTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final int CREDIT = 8;

    /** However the device's callers stand when it comes; a job of ten seconds has one window. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "2, 1", "2, 2", "4, 2", "8, 2", "16, 2", "40, 1", "40, 2"})
    void aShortJobTakesAtMostTwiceItsTimeAloneAndABatchWhileTwoHourJobsAreQueued(int windows, int callers)
            throws Exception {
        Simulation alone = new Simulation(FakeDevice.cpu(callers));
        SimulatedJob undisturbed =
                alone.start(JobTerms.of("ten seconds", CREDIT), windows, alone.serve("a", 4, MILLI, 5 * MILLI));
        alone.run();

        Simulation simulation = new Simulation(FakeDevice.cpu(callers));
        List<SimulatedJob> brief = amongTwoHourJobs(simulation, windows, 14_400, 0);
        assertThat(brief).hasSize(22).allSatisfy(job -> assertThat(job.nanos())
                .as("%d ns alone", undisturbed.nanos())
                .isLessThanOrEqualTo(2 * undisturbed.nanos() + simulation.longestBatch));
    }

    /** Each of 20 jobs has had its four seconds on two callers then. */
    @Test
    void jobsOfUnknownLengthAreLongOnceTheyHaveHadTheShareOfBriefOnes() throws Exception {
        Simulation simulation = new Simulation(FakeDevice.cpu(2));
        List<SimulatedJob> brief = amongTwoHourJobs(simulation, 1, 0, 45 * SECOND);
        assertThat(brief).hasSize(22).allSatisfy(job -> assertThat(job.nanos())
                .isLessThanOrEqualTo(2 * 6 * MILLI + simulation.longestBatch));
    }

    /** Jobs of so many windows that come one after the other, at each phase of a batch. */
    private static List<SimulatedJob> amongTwoHourJobs(Simulation simulation, int windows, long expected, long from)
            throws Exception {
        BatchKey key = simulation.serve("a", 4, MILLI, 5 * MILLI);
        for (int i = 0; i < 20; i++) {
            simulation.start(JobTerms.of("two hours", CREDIT).expecting(expected), 14_400, key);
        }
        List<SimulatedJob> brief = new ArrayList<>();
        for (int phase = 0; phase < 22; phase++) {
            simulation.at(
                    from + phase * (SECOND + MILLI),
                    () -> brief.add(simulation.start(JobTerms.of("ten seconds", CREDIT), windows, key)));
        }
        simulation.runUntil(from + 30 * SECOND);
        return brief;
    }

    @Test
    void equalJobsFinishTogetherWhateverTheirOrder() throws Exception {
        Simulation simulation = new Simulation(FakeDevice.cpu(2));
        BatchKey key = simulation.serve("a", 4, MILLI, 5 * MILLI);
        List<SimulatedJob> jobs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            jobs.add(simulation.start(JobTerms.of("job" + i, CREDIT), 2000, key));
        }
        simulation.run();
        for (SimulatedJob job : jobs) {
            assertThat(job.nanos()).isGreaterThan(simulation.clock.nanos() * 95 / 100);
        }
    }

    @Test
    void aJobWithWindowsInSixGraphsHasOneShareNotSix() throws Exception {
        Simulation simulation = new Simulation(FakeDevice.cpu(1));
        BatchKey[] six = new BatchKey[6];
        for (int i = 0; i < 6; i++) {
            six[i] = simulation.serve("stem" + i, 4, MILLI, 5 * MILLI);
        }
        SimulatedJob wide = simulation.start(JobTerms.of("six stems", 48), 100_000, six);
        SimulatedJob narrow = simulation.start(JobTerms.of("one", 48), 100_000, six[0]);
        simulation.runUntil(100 * SECOND);
        assertThat(wide.done() / (double) narrow.done()).isBetween(0.9, 1.1);
    }

    @Test
    void aLongJobKeepsItsShareUnderAStreamOfShortOnes() throws Exception {
        Simulation simulation = new Simulation(FakeDevice.cpu(1));
        BatchKey key = simulation.serve("a", 4, 0, 5 * MILLI);
        SimulatedJob endless = simulation.start(JobTerms.of("two hours", CREDIT), 1_000_000, key);
        simulation.runUntil(10 * SECOND);
        int before = endless.done();
        for (int i = 0; i < 2000; i++) {
            simulation.at(10 * SECOND + i * 20 * MILLI, () -> simulation.start(JobTerms.of("brief", CREDIT), 8, key));
        }
        simulation.runUntil(50 * SECOND);
        double share = (endless.done() - before) * 5 * MILLI / (double) (40 * SECOND);
        assertThat(share).isBetween(0.24, 0.3);
    }

    @Test
    void aJobThatComesLateIsNotPaidForTheTimeInWhichItWasNotThere() throws Exception {
        Simulation simulation = new Simulation(FakeDevice.cpu(1));
        BatchKey key = simulation.serve("a", 4, 0, 5 * MILLI);
        SimulatedJob early = simulation.start(JobTerms.of("early", CREDIT), 1_000_000, key);
        List<SimulatedJob> late = new ArrayList<>();
        simulation.at(100 * SECOND, () -> late.add(simulation.start(JobTerms.of("late", CREDIT), 1_000_000, key)));
        simulation.runUntil(110 * SECOND);
        int before = early.done();
        int beforeLate = late.get(0).done();
        simulation.runUntil(200 * SECOND);
        assertThat((early.done() - before) / (double) (late.get(0).done() - beforeLate))
                .isBetween(0.95, 1.05);
    }

    @Test
    void aJobThatWaitsForAGraphThatCannotBeLoadedDoesNotLetLateOnesOvertakeOthers() throws Exception {
        Simulation simulation = new Simulation(FakeDevice.cpu(1));
        BatchKey shut = simulation.serve("shut", 4, 0, 5 * MILLI);
        BatchKey key = simulation.serve("a", 4, 0, 5 * MILLI);
        BatchJob stuck = simulation.scheduler.open(JobTerms.of("stuck", 2).expecting(14_400), new Cancellation());
        BatchFixture.submit(stuck, shut, 1);
        Batch batch = new Batch();
        assertThat(simulation.scheduler.dispatch().take(simulation.devices().get(0), batch))
                .isTrue();
        batch.seat().notLoaded(0, new BackOff(Duration.ofHours(1), 1, Duration.ofHours(1)));
        batch.item(0).done();
        simulation.scheduler.dispatch().finished(batch, true);
        WindowItem waiting = BatchFixture.submit(stuck, shut, 2);

        JobTerms terms = JobTerms.of("a", CREDIT).expecting(14_400);
        SimulatedJob early = simulation.start(terms, 1_000_000, key);
        List<SimulatedJob> late = new ArrayList<>();
        simulation.at(100 * SECOND, () -> late.add(simulation.start(terms, 1_000_000, key)));
        simulation.runUntil(100 * SECOND);
        int before = early.done();
        simulation.runUntil(102 * SECOND);
        assertThat(waiting.isPending()).isTrue();
        assertThat((early.done() - before) / (double) late.get(0).done()).isBetween(0.9, 1.1);
    }
}
