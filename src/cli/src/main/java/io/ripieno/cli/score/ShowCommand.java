package io.ripieno.cli.score;

import io.ripieno.cli.Terminal;
import io.ripieno.cli.report.Json;
import io.ripieno.cli.report.StatusScreen;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ripieno score show}. */
@Command(
        name = "show",
        description =
                "Say what scores hold: title, parts, measures, keys, metres, tempo, ranges, and what was read otherwise than it stands. One tune is told in full, several in a table.")
public final class ShowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private TuneFiles files = new TuneFiles();

    @Option(names = "--notes", description = "Also list the notes that sound.")
    private boolean notes;

    @Option(names = "--json", description = "Write one JSON document.")
    private boolean json;

    public ShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<ScoreSummary> summaries = new ArrayList<>();
        int exitCode = files.each(new StatusScreen(terminal), tune -> summaries.add(ScoreSummary.of(tune, notes)));
        var text = new ScoreText(terminal);
        if (json) {
            Json.print(terminal.out(), summaries);
        } else if (summaries.size() == 1 || notes) {
            summaries.forEach(text::full);
        } else if (!summaries.isEmpty()) {
            text.table(summaries);
        }
        return exitCode;
    }
}
