package io.ripieno.cli.watch;

import io.ripieno.cli.Bounded;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Places;
import io.ripieno.cli.StopRequest;
import io.ripieno.cli.Terminal;
import io.ripieno.cli.TimeOptions;
import io.ripieno.cli.kafka.NewsFeed;
import io.ripieno.cli.kafka.Topics;
import io.ripieno.cli.serve.BrokerOptions;
import io.ripieno.contract.v1.OutcomeStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ripieno watch [JOB...]}. */
@Command(
        name = "watch",
        description = "Show what becomes of jobs, as a live table on a terminal and as lines elsewhere, until Ctrl-C.")
public final class WatchCommand implements Callable<Integer> {
    private static final Duration GLANCE = Duration.ofMillis(200);
    /** How many rows are remembered; more jobs than that at once are counted, not shown. */
    private static final int MOST_ROWS = 10_000;

    private final Terminal terminal;
    private final Places places;

    @Parameters(paramLabel = "JOB", description = "Ids of jobs (default: all).")
    private List<String> jobs = List.of();

    @Option(
            names = "--from-beginning",
            description =
                    "Begin with the oldest that the broker keeps, not with now; with --until-done and JOBs that is so"
                            + " anyway.")
    private boolean fromBeginning;

    @Option(
            names = "--until-done",
            description = "End when the jobs, or all that were heard of, have ended; exit with 1 if one has no result.")
    private boolean untilDone;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = TimeOptions.Length.class,
            description = "End after a time such as PT10M or 10m.")
    private @Nullable Duration time;

    @Option(
            names = "--rows",
            paramLabel = "N",
            converter = Bounded.Count.class,
            description = "How many jobs the table shows at most (default: as many as the terminal is high).")
    private int rows = MOST_ROWS;

    @Mixin
    private BrokerOptions brokers = new BrokerOptions();

    @Option(names = "--json", description = "Write every record as an event of JSON a line.")
    private boolean json;

    public WatchCommand(Terminal terminal, Places places) {
        this.terminal = terminal;
        this.places = places;
    }

    @Override
    public Integer call() {
        Clock clock = Clock.systemUTC();
        Watcher watcher = watcher(clock);
        var table = new JobTable(jobs, MOST_ROWS, watcher, clock);
        String servers = brokers.find(places).bootstrapServers();
        boolean mayHaveEnded = untilDone && !jobs.isEmpty();
        var from = fromBeginning || mayHaveEnded ? NewsFeed.From.BEGINNING : NewsFeed.From.NOW;
        try (StopRequest stop = StopRequest.listen();
                NewsFeed feed = NewsFeed.open(servers, Topics.served(servers), from)) {
            listen(feed, table, watcher, stop);
            watcher.close(table);
        }
        boolean good = table.isDone()
                && table.counts().keySet().stream()
                        .allMatch(status -> status == OutcomeStatus.PRODUCED || status == OutcomeStatus.REUSED);
        return good || !untilDone ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void listen(NewsFeed feed, JobTable table, Watcher watcher, StopRequest stop) {
        long begun = System.nanoTime();
        boolean over = false;
        while (!over) {
            feed.poll(GLANCE, table);
            watcher.tick(table);
            over = stop.isMade()
                    || untilDone && feed.hasCaughtUp() && table.isDone()
                    || time != null && System.nanoTime() - begun >= time.toNanos();
        }
    }

    private Watcher watcher(Clock clock) {
        if (json) {
            return new NewsEvents(terminal);
        }
        return terminal.live() ? new LiveTable(terminal, rows, clock) : new NewsLines(terminal);
    }
}
