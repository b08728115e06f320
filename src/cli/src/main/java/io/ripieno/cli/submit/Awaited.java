package io.ripieno.cli.submit;

import io.ripieno.cli.CliException;
import io.ripieno.cli.kafka.JobNews;
import io.ripieno.cli.kafka.NewsFeed;
import io.ripieno.cli.report.StatusScreen;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Progress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The jobs that were sent and have not ended, by their ids. */
final class Awaited implements JobNews {
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final Report report;
    private final Tally tally;
    private final Map<String, String> origins = new HashMap<>();
    private long lastNews;

    Awaited(Report report, Tally tally) {
        this.report = report;
        this.tally = tally;
    }

    void expect(String jobId, String origin) {
        origins.put(jobId, origin);
    }

    /**
     * Returns when all have ended.
     *
     * @param patience how long nothing may be heard of any job, whosever it is
     * @throws CliException if it lasts longer
     */
    void listen(NewsFeed feed, Duration patience, StatusScreen screen) {
        int jobs = origins.size();
        lastNews = System.nanoTime();
        while (!origins.isEmpty()) {
            feed.poll(GLANCE, this);
            screen.status(() -> "%d of %d jobs ended".formatted(jobs - origins.size(), jobs));
            if (System.nanoTime() - lastNews > patience.toNanos()) {
                throw new CliException(
                        "nothing was heard of %d of %d jobs for %d s; see whether the service runs, and follow them with 'ripieno watch'"
                                .formatted(origins.size(), jobs, patience.toSeconds()));
            }
        }
    }

    @Override
    public void progressed(Progress progress) {
        lastNews = System.nanoTime();
    }

    @Override
    public void ended(Outcome outcome) {
        lastNews = System.nanoTime();
        String origin = origins.remove(outcome.getJobId());
        if (origin != null) {
            tally.addEnded(outcome.getStatus());
            report.ended(outcome, origin);
        }
    }
}
