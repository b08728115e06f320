package io.ripieno.cli.watch;

import io.ripieno.cli.Terminal;
import io.ripieno.cli.report.Figures;
import io.ripieno.cli.report.Table;
import io.ripieno.cli.report.Table.Side;
import io.ripieno.cli.report.Words;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Progress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table that is drawn over itself on a terminal, as high as the terminal at most. */
final class LiveTable implements Watcher {
    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_BELOW = "\r\u001b[J";
    /** Title, line of counts and the line of the cursor. */
    private static final int LINES_AROUND = 3;

    private final Terminal terminal;
    private final int rows;
    private final Clock clock;
    private int drawn;
    private long drawnAt = Long.MIN_VALUE;
    private boolean changed = true;

    /** @param rows how many jobs are shown at most */
    LiveTable(Terminal terminal, int rows, Clock clock) {
        this.terminal = terminal;
        this.rows = Math.max(1, Math.min(rows, terminal.lines() - LINES_AROUND));
        this.clock = clock;
    }

    @Override
    public void progressed(Progress progress, JobRow row, Optional<JobRow> before) {
        changed = true;
    }

    @Override
    public void ended(Outcome outcome, JobRow row) {
        changed = true;
    }

    @Override
    public void tick(JobTable table) {
        long second = clock.instant().getEpochSecond();
        if (changed || second != drawnAt) {
            draw(table);
            drawnAt = second;
            changed = false;
        }
    }

    @Override
    public void close(JobTable table) {
        draw(table);
    }

    private void draw(JobTable table) {
        List<String> lines = new ArrayList<>(table(table).lines(terminal.columns() - 1));
        int hidden = table.rows().size() - rows;
        lines.add(Cells.counts(table) + (hidden > 0 ? " (%d not shown)".formatted(hidden) : ""));
        var text = new StringBuilder(drawn > 0 ? UP.formatted(drawn) : "").append(CLEAR_BELOW);
        lines.forEach(line -> text.append(line).append(System.lineSeparator()));
        terminal.err().print(text);
        terminal.err().flush();
        drawn = lines.size();
    }

    private Table table(JobTable jobs) {
        Instant now = clock.instant();
        var table = new Table()
                .column("job", Side.LEFT)
                .column("subject", Side.LEFT)
                .column("task", Side.LEFT)
                .column("state", Side.LEFT)
                .column("progress", Side.LEFT)
                .column("seconds", Side.RIGHT)
                .column("why", Side.LEFT);
        jobs.rows().stream()
                .limit(rows)
                .forEach(row -> table.row(
                        row.jobId(),
                        row.subject(),
                        Words.of(row.task()),
                        Cells.state(row),
                        Cells.progress(row),
                        Figures.seconds(row.seconds(now)),
                        Cells.why(row)));
        return table;
    }
}
