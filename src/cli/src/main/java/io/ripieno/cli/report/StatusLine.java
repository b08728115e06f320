package io.ripieno.cli.report;

import io.ripieno.cli.Terminal;
import io.ripieno.contract.text.PlainText;

/** The last line of a terminal that a person watches, written over again and again. */
public record StatusLine(Terminal terminal) {
    private static final String OVER = "\r\u001b[K";

    /** Shows a line in place of the last, as much of it as fits. */
    public void show(String line) {
        terminal.err().print(OVER + Columns.cut(PlainText.of(line), terminal.columns() - 1));
        terminal.err().flush();
    }

    /** Leaves the place free for what comes after. */
    public void clear() {
        terminal.err().print(OVER);
        terminal.err().flush();
    }
}
