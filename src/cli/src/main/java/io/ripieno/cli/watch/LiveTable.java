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
import java.util.function.Function;

/** A table that is drawn over itself on a terminal, as high as the terminal at most. */
final class LiveTable implements Watcher {
    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_BELOW = "\r\u001b[J";
    /** Title, line of counts and the line of the cursor. */
    private static final int LINES_AROUND = 3;
    /** Columns for task, state, seconds, a bar with its percent, the gaps between, and the one that stays free. */
    private static final int OTHER_COLUMNS = 56;

    private static final int MOST_SUBJECT = 14;
    private static final int LEAST_JOB = 10;

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
        List<JobRow> shown = jobs.rows().stream().limit(rows).toList();
        int subject = Math.min(MOST_SUBJECT, longest(shown, JobRow::subject));
        int job = Math.max(LEAST_JOB, terminal.columns() - subject - OTHER_COLUMNS);
        var table = new Table()
                .column("job", Side.LEFT)
                .column("subject", Side.LEFT)
                .column("task", Side.LEFT)
                .column("state", Side.LEFT)
                .column("seconds", Side.RIGHT)
                .column("progress or cause", Side.LEFT);
        for (JobRow row : shown) {
            table.row(
                    Table.shorten(row.jobId(), job),
                    Table.shorten(row.subject(), subject),
                    Words.of(row.task()),
                    Cells.state(row),
                    Figures.seconds(row.seconds(now)),
                    row.hasEnded() ? Cells.why(row) : Cells.progress(row));
        }
        return table;
    }

    private static int longest(List<JobRow> rows, Function<JobRow, String> cell) {
        return rows.stream().map(cell).mapToInt(Table::width).max().orElse(0);
    }
}
