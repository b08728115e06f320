package io.ripieno.cli.submit;

import io.ripieno.cli.Terminal;
import io.ripieno.cli.report.StatusLine;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Where the command writes: lines for what has happened and, for what is going on, a last line that is written over where
 * a person watches, else a line now and then.
 */
final class SubmitScreen {
    private static final Duration LIVE = Duration.ofMillis(100);
    private static final Duration PLAIN = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final long everyNanos;
    private long nextStatus;
    private boolean shown;

    SubmitScreen(Terminal terminal) {
        this.terminal = terminal;
        everyNanos = (terminal.live() ? LIVE : PLAIN).toNanos();
        nextStatus = System.nanoTime() + everyNanos;
    }

    void out(String line) {
        clear();
        terminal.out().println(line);
    }

    void complain(String problem) {
        note("ripieno: " + problem);
    }

    void note(String line) {
        clear();
        terminal.err().println(line);
    }

    /** Shows the state of things, if it is time to. */
    void status(Supplier<String> line) {
        long now = System.nanoTime();
        if (now - nextStatus < 0) {
            return;
        }
        nextStatus = now + everyNanos;
        if (terminal.live()) {
            new StatusLine(terminal).show(line.get());
            shown = true;
        } else {
            terminal.err().println(line.get());
        }
    }

    /** Leaves the place of the status free. */
    void clear() {
        if (shown) {
            new StatusLine(terminal).clear();
            shown = false;
        }
    }
}
