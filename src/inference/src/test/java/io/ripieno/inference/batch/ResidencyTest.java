package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Graphs that do not fit in memory together: loads are few, and nobody waits for long. */
class ResidencyTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;

    @Test
    void jobsOnTwoGraphsShareADeviceThatHoldsOneOfThem() throws Exception {
        Simulation simulation = new Simulation(FakeDevice.gpu(0));
        SimulatedMemory memory = new SimulatedMemory(1);
        BatchKey a = simulation.serve("a", 8, 0, MILLI, memory.source(0.5));
        BatchKey b = simulation.serve("b", 8, 0, MILLI, memory.source(0.5));
        SimulatedJob first = simulation.start(JobTerms.of("first", 32), 1_000_000, a);
        SimulatedJob second = simulation.start(JobTerms.of("second", 32), 1_000_000, b);
        simulation.runUntil(600 * SECOND);

        assertThat(first.done() / (double) second.done()).isBetween(0.8, 1.25);
        assertThat(simulation.busyNanos / (600.0 * SECOND))
                .as("share of time not spent loading")
                .isGreaterThan(0.65);
    }

    @Test
    void sixJoinedModelsEndThoughOnlyOneFits() throws Exception {
        Simulation simulation = new Simulation(FakeDevice.gpu(0));
        SimulatedMemory memory = new SimulatedMemory(1);
        BatchKey[] six = new BatchKey[6];
        for (int i = 0; i < 6; i++) {
            six[i] = simulation.serve("stem" + i, 8, 0, 10 * MILLI, memory.source(0.2));
        }
        List<SimulatedJob> jobs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            jobs.add(simulation.start(JobTerms.of("song" + i, 48), 100, six));
        }
        simulation.run();
        assertThat(jobs).allMatch(SimulatedJob::isFinished).allMatch(job -> job.done() == 600);
        assertThat(simulation.busyNanos).isEqualTo(4 * 600 * 10 * MILLI);
        assertThat(memory.loads())
                .as("of %d batches", simulation.batchSizes.size())
                .isLessThan(100);
    }

    @Test
    void aWindowWhoseGraphMustBeLoadedWaitsForAFewLoadsAtMost() throws Exception {
        Simulation simulation = new Simulation(FakeDevice.gpu(0));
        SimulatedMemory memory = new SimulatedMemory(1);
        BatchKey busy = simulation.serve("busy", 8, 0, MILLI, memory.source(0.5));
        BatchKey rare = simulation.serve("rare", 8, 0, MILLI, memory.source(0.5));
        for (int i = 0; i < 10; i++) {
            simulation.start(JobTerms.of("long", 32), 1_000_000, busy);
        }
        List<SimulatedJob> rares = new ArrayList<>();
        for (int i = 1; i < 20; i++) {
            simulation.at(i * 10 * SECOND, () -> rares.add(simulation.start(JobTerms.of("rare", 1), 1, rare)));
        }
        simulation.runUntil(210 * SECOND);
        long bound = Math.round((ShareRules.DEFAULT.loadPatience() + 1) * 0.5 * SECOND) + 3 * 8 * MILLI;
        assertThat(rares).hasSize(19).allMatch(job -> job.nanos() <= bound);
    }
}
