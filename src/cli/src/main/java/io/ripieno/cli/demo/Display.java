package io.ripieno.cli.demo;

import io.ripieno.cli.Terminal;
import io.ripieno.cli.report.Figures;
import io.ripieno.cli.report.StatusLine;
import io.ripieno.cli.serve.Narrator;
import java.util.Locale;

/** Shows how the jobs go: a bar that is written over where a person watches, else a line for each job that ends. */
sealed interface Display extends Narrator {
    static Display on(Terminal terminal) {
        return terminal.live() ? new Bar(terminal) : new Lines(terminal);
    }

    void moved(JobBoard board);

    /** @param number how many have ended, with this one */
    void ended(int number, JobBoard board, Verdict verdict);

    /** Leaves the place free for what comes after. */
    void clear();

    /** A bar in the last line of the terminal. */
    record Bar(Terminal terminal) implements Display {
        private static final int CELLS = 24;

        @Override
        public void step(String doing) {
            show(doing + " ...");
        }

        @Override
        public void interrupted() {
            clear();
            terminal.note("stopping ...");
        }

        @Override
        public void moved(JobBoard board) {
            show(String.format(
                    Locale.ROOT,
                    "%s %s  %d of %d jobs  %s",
                    Figures.bar(board.share(), CELLS),
                    Figures.percent(board.share()),
                    board.ended(),
                    board.jobs(),
                    board.current()
                            .map(submission -> submission.file().getFileName().toString())
                            .orElse("")));
        }

        @Override
        public void ended(int number, JobBoard board, Verdict verdict) {
            moved(board);
        }

        @Override
        public void clear() {
            new StatusLine(terminal).clear();
        }

        private void show(String line) {
            new StatusLine(terminal).show(line);
        }
    }

    /** Lines for logs and pipes. */
    record Lines(Terminal terminal) implements Display {
        @Override
        public void step(String doing) {
            terminal.note(doing + " ...");
        }

        @Override
        public void interrupted() {
            step("stopping");
        }

        @Override
        public void moved(JobBoard board) {}

        @Override
        public void ended(int number, JobBoard board, Verdict verdict) {
            terminal.note("%d of %d  %s  %s".formatted(number, board.jobs(), verdict.word(), verdict.file()));
        }

        @Override
        public void clear() {}
    }
}
