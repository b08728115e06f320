package io.ripieno.cli.watch;

import io.ripieno.cli.Terminal;
import io.ripieno.cli.report.Figures;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Progress;
import java.util.Optional;

/** A line for each new stage of a job and for its end. */
record NewsLines(Terminal terminal) implements Watcher {
    @Override
    public void progressed(Progress progress, JobRow row, Optional<JobRow> before) {
        if (before.isEmpty() || before.get().stage() != row.stage()) {
            print(row);
        }
    }

    @Override
    public void ended(Outcome outcome, JobRow row) {
        print(row);
    }

    @Override
    public void tick(JobTable table) {}

    @Override
    public void close(JobTable table) {
        terminal.note(Cells.counts(table));
    }

    private void print(JobRow row) {
        String line = "%s  %-9s  %6s s  %s  %s"
                .formatted(
                        row.jobId(),
                        Cells.state(row),
                        Figures.seconds(row.seconds(row.heard())),
                        row.subject(),
                        Cells.why(row));
        terminal.line(line.stripTrailing());
    }
}
