package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.work.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Jobs of every kind that come, leave and run out of time at random; a seed for each repetition. */
class RandomArrivalsTest {
    private static final long MILLI = 1_000_000;

    @RepeatedTest(20)
    void everyWindowEndsExactlyOnceAndEveryJobThatIsWantedFinishes(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        Simulation simulation = new Simulation(FakeDevice.gpu(0), FakeDevice.gpu(1), FakeDevice.cpu(2));
        SimulatedMemory memory = new SimulatedMemory(2);
        List<BatchKey> graphs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            graphs.add(simulation.serve(
                    "graph" + i,
                    1 + random.nextInt(16),
                    random.nextInt(5) * MILLI,
                    (1 + random.nextInt(9)) * MILLI,
                    memory.source(random.nextInt(3) * 0.01)));
        }
        List<SimulatedJob> wanted = new ArrayList<>();
        List<SimulatedJob> all = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            long came = random.nextInt(2000) * MILLI;
            simulation.at(came, () -> {
                boolean leaves = random.nextInt(4) == 0;
                boolean hurried = random.nextInt(4) == 0;
                SimulatedJob job = begin(simulation, random, graphs, hurried);
                all.add(job);
                if (leaves) {
                    simulation.at(simulation.clock.nanos() + random.nextInt(500) * MILLI, () -> {
                        if (!job.isFinished()) {
                            job.cancellation.cancel("not wanted any more");
                            job.settle();
                        }
                    });
                } else if (!hurried) {
                    wanted.add(job);
                }
            });
        }
        simulation.run();

        assertThat(simulation.scheduler.queued()).isZero();
        assertThat(Lane.values()).allMatch(lane -> simulation.scheduler.queued(lane) == 0);
        assertThat(wanted).isNotEmpty().allMatch(SimulatedJob::isFinished);
        assertThat(all).allSatisfy(job -> {
            assertThat(job.open()).as("windows still under way").isEmpty();
            assertThat(job.ends.values().stream().mapToInt(Integer::intValue).sum())
                    .as("ends %s", job.ends)
                    .isEqualTo(job.submitted());
        });
    }

    private static SimulatedJob begin(Simulation simulation, Random random, List<BatchKey> graphs, boolean hurried)
            throws Exception {
        int width = 1 + random.nextInt(graphs.size());
        JobTerms terms = JobTerms.of("job", width * (1 + random.nextInt(6))).in(Lane.values()[random.nextInt(3)]);
        if (hurried) {
            terms = terms.until(simulation.clock.nanos() + (20 + random.nextInt(400)) * MILLI);
        }
        SimulatedJob job = simulation.start(
                terms, 1 + random.nextInt(60), graphs.subList(0, width).toArray(BatchKey[]::new));
        if (hurried) {
            simulation.at(terms.deadlineNanos(), job::expire);
        }
        return job;
    }
}
