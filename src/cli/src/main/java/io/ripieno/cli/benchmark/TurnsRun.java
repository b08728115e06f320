package io.ripieno.cli.benchmark;

import io.ripieno.cli.CliException;
import io.ripieno.contract.v1.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/** Times jobs one after the other. */
final class TurnsRun {
    private static final int LONGEST_PAUSE_MILLIS = 100;
    private static final Duration FOR_CANCELS = Duration.ofSeconds(30);

    private final ServiceLine line;
    private final Duration patience;
    private final Random random = new Random(5);

    /** @param patience how long one may take */
    TurnsRun(ServiceLine line, Duration patience) {
        this.line = line;
        this.patience = patience;
    }

    /**
     * Milliseconds of each, which begin at moments that have nothing to do with batches. The first that takes longer
     * than one is patient counts as just that, and is the last.
     */
    List<Double> time(List<Job> jobs) {
        List<Double> all = new ArrayList<>();
        for (Job job : jobs) {
            line.await(() -> false, Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
            OptionalDouble millis = line.millis(job, patience);
            all.add(millis.orElse((double) patience.toMillis()));
            if (millis.isEmpty()) {
                return all;
            }
        }
        return all;
    }

    /**
     * The same while others are under way, which are cancelled in the end.
     *
     * @param lead time that passes once the first of the others has begun
     * @throws CliException if the others ended first, none began, one failed, or one went on after its cancel
     */
    List<Double> timeAmong(List<Job> others, Duration lead, List<Job> jobs) {
        line.send(others);
        line.awaitAnyBegun(others, patience);
        line.await(() -> false, lead);
        List<Double> millis = time(jobs);
        if (others.stream().allMatch(line::hasEnded)) {
            throw new CliException(
                    ("all %d long recordings had ended before the short ones; give more or longer ones (--long,"
                                    + " --long-seconds)")
                            .formatted(others.size()));
        }
        line.giveUp(others, FOR_CANCELS);
        return millis;
    }

    long begun(List<Job> jobs) {
        return jobs.stream().filter(line::hasBegun).count();
    }
}
