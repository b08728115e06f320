package io.ripieno.cli.report;

import io.ripieno.cli.Terminal;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Where a command writes that works for long: lines for what has happened and, for what is going on, a last line that is written over where
 * a person watches, else a line now and then.
 */
public final class StatusScreen {
    private static final Duration LIVE = Duration.ofMillis(100);
    private static final Duration PLAIN = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final LongSupplier nanos;
    private final long everyNanos;
    private long nextStatus;
    private boolean shown;

    public StatusScreen(Terminal terminal) {
        this(terminal, System::nanoTime);
    }

    /** @param nanos the time */
    public StatusScreen(Terminal terminal, LongSupplier nanos) {
        this.terminal = terminal;
        this.nanos = nanos;
        everyNanos = (terminal.live() ? LIVE : PLAIN).toNanos();
        nextStatus = nanos.getAsLong() + everyNanos;
    }

    /** Writes a line of results. */
    public void out(String line) {
        clear();
        terminal.line(line);
    }

    /** Says in a line what went wrong. */
    public void complain(String problem) {
        clear();
        terminal.complain(problem);
    }

    /** Writes a line that is no result. */
    public void note(String line) {
        clear();
        terminal.note(line);
    }

    /** Shows the state of things, if it is time to. */
    public void status(Supplier<String> line) {
        long now = nanos.getAsLong();
        if (now - nextStatus < 0) {
            return;
        }
        nextStatus = now + everyNanos;
        if (terminal.live()) {
            new StatusLine(terminal).show(line.get());
            shown = true;
        } else {
            terminal.note(line.get());
        }
    }

    /** Leaves the place of the status free. */
    public void clear() {
        if (shown) {
            new StatusLine(terminal).clear();
            shown = false;
        }
    }
}
