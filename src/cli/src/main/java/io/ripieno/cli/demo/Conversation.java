package io.ripieno.cli.demo;

import io.ripieno.cli.CliException;
import io.ripieno.cli.kafka.NewsFeed;
import io.ripieno.cli.kafka.OutgoingRecord;
import io.ripieno.cli.kafka.RecordSender;
import io.ripieno.contract.v1.Task;
import java.time.Duration;
import java.util.List;

/** Sends jobs to a host and listens until all have ended. */
final class Conversation {
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Host host;
    private final Display display;
    private final Duration patience;

    /** @param patience how long nothing may be heard of any job */
    Conversation(Host host, Display display, Duration patience) {
        this.host = host;
        this.display = display;
        this.patience = patience;
    }

    /**
     * Sends all and returns the board when each has ended.
     *
     * @throws CliException if the broker or the service fails, or nothing is heard for too long
     */
    JobBoard run(List<Submission> submissions) {
        String bootstrapServers = host.instance().bootstrapServers();
        var board = new JobBoard(submissions);
        try (NewsFeed feed = NewsFeed.open(bootstrapServers, List.of(Task.TAGGING), NewsFeed.From.NOW)) {
            try (RecordSender sender = RecordSender.open(bootstrapServers)) {
                submissions.forEach(submission -> sender.send(OutgoingRecord.of(submission.job()), () -> {}));
                sender.flush();
            }
            display.moved(board);
            listen(feed, board);
        } finally {
            display.clear();
        }
        return board;
    }

    private void listen(NewsFeed feed, JobBoard board) {
        long heard = board.newsCount();
        int told = 0;
        long lastNews = System.nanoTime();
        while (!board.allEnded()) {
            host.checkAlive();
            feed.poll(GLANCE, board);
            if (board.newsCount() != heard) {
                heard = board.newsCount();
                lastNews = System.nanoTime();
                display.moved(board);
                for (Submission submission : board.takeJustEnded()) {
                    display.ended(
                            ++told,
                            board,
                            Verdict.of(
                                    submission.file(), board.outcome(submission).orElseThrow()));
                }
            } else if (System.nanoTime() - lastNews > patience.toNanos()) {
                throw new CliException("nothing was heard of %d of %d jobs for %d s; %s"
                        .formatted(board.jobs() - board.ended(), board.jobs(), patience.toSeconds(), host.lastWords()));
            }
        }
    }
}
