package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.device.Device;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.Lane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    void devicesLeaveEachOtherTheGraphsThatTheyHold() throws Exception {
        FakeDevice[] devices = {FakeDevice.gpu(0), FakeDevice.gpu(1), FakeDevice.gpu(2), FakeDevice.gpu(3)};
        Simulation simulation = new Simulation(devices);
        Map<Device, SimulatedMemory> memories = new HashMap<>();
        for (FakeDevice device : devices) {
            memories.put(device, new SimulatedMemory(2));
        }
        List<SimulatedJob> jobs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            BatchKey graph = simulation.serve(
                    "graph" + i, 8, 0, MILLI, device -> memory(memories, device).source(0.25));
            for (int n = 0; n < 12; n++) {
                jobs.add(simulation.start(JobTerms.of("job" + i + "." + n, 32), 1_000_000, graph));
            }
        }
        simulation.runUntil(240 * SECOND);

        int loads = memories.values().stream().mapToInt(SimulatedMemory::loads).sum();
        assertThat(loads).as("loads").isLessThan(60);
        assertThat(simulation.busyNanos / (4 * 240.0 * SECOND)).as("busy").isGreaterThan(0.95);
        int least = jobs.stream().mapToInt(SimulatedJob::done).min().orElseThrow();
        int most = jobs.stream().mapToInt(SimulatedJob::done).max().orElseThrow();
        assertThat((most - least) * MILLI)
                .as("device time by which one job of %d windows is ahead of one of %d", most, least)
                .isLessThan(Math.round(3 * ShareRules.DEFAULT.debtSeconds() * SECOND));
    }

    @Test
    void aGraphWithMuchWaitingIsLoadedOnMoreDevicesThanOneWithLittle() throws Exception {
        FakeDevice[] devices = {FakeDevice.gpu(0), FakeDevice.gpu(1), FakeDevice.gpu(2)};
        Simulation simulation = new Simulation(devices);
        Map<Device, SimulatedMemory> memories = new HashMap<>();
        for (FakeDevice device : devices) {
            memories.put(device, new SimulatedMemory(1));
        }
        BatchKey much = simulation.serve(
                "much", 8, 0, 10 * MILLI, device -> memory(memories, device).source(0.25));
        BatchKey little = simulation.serve(
                "little", 8, 0, MILLI, device -> memory(memories, device).source(0.25));
        SimulatedJob small = simulation.start(JobTerms.of("small", 8), 1_000_000, little);
        simulation.runUntil(SECOND);
        List<SimulatedJob> large = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            large.add(simulation.start(JobTerms.of("large" + n, 32), 1_000_000, much));
        }
        simulation.runUntil(61 * SECOND);

        int work = large.stream().mapToInt(SimulatedJob::done).sum();
        assertThat(work * 10 * MILLI / (60.0 * SECOND))
                .as("devices at the large work")
                .isGreaterThan(1.7);
        assertThat(small.done()).as("of the small work").isGreaterThan(1_000);
    }

    @Test
    void anIdleDeviceDoesNotWaitForOneThatHoldsTheGraphAndIsAtOtherWork() throws Exception {
        Simulation simulation = new Simulation(FakeDevice.gpu(0), FakeDevice.gpu(1));
        SimulatedJob rare = whileTheHolderIsAway(simulation, Lane.NORMAL);
        simulation.runUntil(30 * SECOND);
        assertThat(rare.nanos()).isLessThanOrEqualTo(3 * SECOND + 100 * MILLI);
    }

    @Test
    void norDoesOneWithWorkOfAnotherLaneForLong() throws Exception {
        Simulation simulation = new Simulation(FakeDevice.gpu(0), FakeDevice.gpu(1));
        SimulatedMemory memory = new SimulatedMemory(2);
        BatchKey busy = simulation.serve("busy", 8, 0, MILLI, memory.source(1));
        simulation.at(4 * SECOND, () -> simulation.start(JobTerms.of("low", 32).in(Lane.LOW), 1_000_000, busy));
        SimulatedJob rare = whileTheHolderIsAway(simulation, Lane.HIGH);
        simulation.runUntil(30 * SECOND);
        assertThat(rare.nanos()).isLessThanOrEqualTo(8 * SECOND);
    }

    /**
     * A window that comes after ten seconds for a graph that the first device holds, which is in a run of a minute;
     * loading takes a second.
     */
    private static SimulatedJob whileTheHolderIsAway(Simulation simulation, Lane lane) throws Exception {
        Map<Device, SimulatedMemory> memories = new HashMap<>();
        simulation.devices().forEach(device -> memories.put(device, new SimulatedMemory(2)));
        BatchKey rare = simulation.serve(
                "rare", 8, 0, 5 * MILLI, device -> memory(memories, device).source(1));
        BatchKey endless = simulation.serve(
                "endless", 1, 60 * SECOND, 0, device -> memory(memories, device).source(1));
        simulation.start(JobTerms.of("first", 1), 1, rare);
        simulation.at(3 * SECOND, () -> simulation.start(JobTerms.of("endless", 1), 1, endless));
        SimulatedJob[] job = new SimulatedJob[1];
        simulation.at(
                10 * SECOND,
                () -> job[0] = simulation.start(JobTerms.of("rare", 1).in(lane), 1, rare));
        for (int look = 0; look < 300; look++) {
            simulation.at(look * 100L * MILLI, () -> {});
        }
        simulation.runUntil(10 * SECOND);
        return Objects.requireNonNull(job[0]);
    }

    private static SimulatedMemory memory(Map<Device, SimulatedMemory> memories, Device device) {
        return Objects.requireNonNull(memories.get(device));
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
