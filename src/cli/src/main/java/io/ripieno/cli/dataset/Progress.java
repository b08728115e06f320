package io.ripieno.cli.dataset;

import io.ripieno.cli.Terminal;
import io.ripieno.cli.report.Figures;
import io.ripieno.cli.report.StatusLine;
import java.util.function.DoubleConsumer;

/** Shows how much is done, where a person watches. */
final class Progress implements DoubleConsumer {
    private static final int CELLS = 24;

    private final Terminal terminal;
    private final String doing;
    private int shown = -1;

    Progress(Terminal terminal, String doing) {
        this.terminal = terminal;
        this.doing = doing;
    }

    @Override
    public void accept(double share) {
        int percent = (int) (100 * share);
        if (terminal.live() && percent != shown) {
            shown = percent;
            new StatusLine(terminal)
                    .show("%s %s  %s".formatted(Figures.bar(share, CELLS), Figures.percent(share), doing));
        }
    }

    void clear() {
        if (shown >= 0) {
            new StatusLine(terminal).clear();
        }
    }
}
