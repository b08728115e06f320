package io.ripieno.cli.tag;

import io.ripieno.cli.report.Figures;
import io.ripieno.cli.report.Heard;
import io.ripieno.cli.report.Table;
import io.ripieno.cli.report.Table.Side;
import io.ripieno.inference.tagging.Tagging;
import io.ripieno.inference.tagging.WindowResult;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.IntStream;

/** Results for people: a line for each recording, and if wanted one for each window. */
final class TagTable {
    private final int top;
    private final boolean timeline;

    TagTable(int top, boolean timeline) {
        this.top = top;
        this.timeline = timeline;
    }

    void print(PrintStream out, List<TagResult> results) {
        var table = new Table()
                .column("recording", Side.LEFT)
                .column("instruments", Side.LEFT)
                .column("windows", Side.RIGHT)
                .column("seconds", Side.RIGHT)
                .column("real-time factor", Side.RIGHT);
        for (TagResult result : results) {
            if (result instanceof TagResult.Tagged tagged) {
                rows(table, tagged);
            }
        }
        table.print(out);
    }

    private void rows(Table table, TagResult.Tagged tagged) {
        Tagging tagging = tagged.tagging();
        table.row(
                tagged.file().toString(),
                Heard.inBrief(heard(tagging), top),
                Integer.toString(tagging.windows()),
                Figures.seconds(tagging.seconds()),
                Figures.realTimeFactor(tagged.workSeconds() / tagging.seconds()));
        if (timeline) {
            for (WindowResult window : tagging.timeline()) {
                table.row(
                        "  %s to %s s"
                                .formatted(
                                        Figures.seconds(window.startSeconds()), Figures.seconds(window.endSeconds())),
                        Heard.inBrief(heard(tagging, window), top));
            }
        }
    }

    static List<Heard> heard(Tagging tagging) {
        return tagging.labels().stream()
                .map(label -> new Heard(label.label(), label.probability(), label.present()))
                .toList();
    }

    private static List<Heard> heard(Tagging tagging, WindowResult window) {
        return IntStream.range(0, tagging.labels().size())
                .mapToObj(i -> {
                    var label = tagging.labels().get(i);
                    float probability = window.probabilities().get(i);
                    return new Heard(label.label(), probability, probability >= label.threshold());
                })
                .toList();
    }
}
