package io.ripieno.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.work.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a window costs that waits among 10,000, counted in turns that are moved, whatever machine this is. */
class MovesTest {
    private static final long MILLI = 1_000_000;
    private static final int JOBS = 105;
    private static final int CREDIT = 96;

    @ParameterizedTest
    @ValueSource(ints = {1, 12})
    void turnsAreMovedRarelyThoughAJobIsServedForManyGraphs(int graphs) throws Exception {
        Random random = new Random(11);
        Simulation simulation = new Simulation(FakeDevice.cpu(1));
        List<BatchKey> keys = new ArrayList<>();
        for (int i = 0; i < graphs; i++) {
            keys.add(simulation.serve("graph" + i, 32, 0, MILLI));
        }
        List<SimulatedJob> jobs = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
            JobTerms terms = JobTerms.of("job", CREDIT).in(Lane.values()[random.nextInt(3)]);
            jobs.add(simulation.start(terms, 1_000_000, keys.toArray(BatchKey[]::new)));
        }
        assertThat(simulation.scheduler.queued()).isEqualTo(JOBS * CREDIT);

        simulation.runUntil(60_000 * MILLI);

        int done = jobs.stream().mapToInt(SimulatedJob::done).sum();
        double moves = (double) simulation.scheduler.dispatch().moves() / done;
        System.out.printf("%d graphs: %.3f moves of turns per window, of %d%n", graphs, moves, done);
        assertThat(done).isGreaterThan(50_000);
        assertThat(moves).isLessThan(0.5);
    }
}
