package io.ripieno.cli.score;

import io.ripieno.cli.Terminal;
import io.ripieno.cli.report.Figures;
import io.ripieno.cli.report.Table;
import io.ripieno.cli.report.Table.Side;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Summaries of scores as people read them. */
record ScoreText(Terminal terminal) {
    void table(List<ScoreSummary> summaries) {
        var table = new Table()
                .column("file", Side.LEFT)
                .column("tune", Side.RIGHT)
                .column("title", Side.LEFT)
                .column("parts", Side.RIGHT)
                .column("measures", Side.RIGHT)
                .column("notes", Side.RIGHT)
                .column("chords", Side.RIGHT)
                .column("metre", Side.LEFT)
                .column("key", Side.LEFT)
                .column("notices", Side.RIGHT);
        for (ScoreSummary summary : summaries) {
            table.row(
                    summary.file(),
                    Integer.toString(summary.tune()),
                    summary.title(),
                    Integer.toString(summary.parts().size()),
                    Integer.toString(summary.measures()),
                    Integer.toString(summary.sounding()),
                    Integer.toString(summary.chords()),
                    inBrief(summary.metres()),
                    inBrief(summary.keys()),
                    Integer.toString(summary.notices().size()));
        }
        table.print(terminal.out());
    }

    void full(ScoreSummary summary) {
        line("file", "%s (%s)".formatted(summary.file(), summary.format()));
        line("title", summary.title());
        line("composer", summary.composer());
        line("lyricist", summary.lyricist());
        line("number", summary.number());
        summary.other().forEach(this::line);
        line(
                "length",
                "%d measures, %s quarter notes, %s s%s"
                        .formatted(
                                summary.measures(),
                                summary.quarters(),
                                Figures.seconds(summary.seconds()),
                                summary.repeats() ? ", repeats not played out" : ""));
        line("metre", changes(summary.metres()));
        line("key", changes(summary.keys()));
        line("tempo", changes(summary.tempos()));
        line("chords", summary.chords() == 0 ? "" : Integer.toString(summary.chords()));
        summary.notices().forEach(notice -> line("notice", notice));
        parts(summary.parts());
        if (summary.notes() != null) {
            notes(summary.notes());
        }
    }

    private void parts(List<ScoreSummary.PartSummary> parts) {
        var table = new Table()
                .column("part", Side.LEFT)
                .column("name", Side.LEFT)
                .column("program", Side.RIGHT)
                .column("staves", Side.RIGHT)
                .column("notes", Side.RIGHT)
                .column("lowest", Side.LEFT)
                .column("highest", Side.LEFT);
        for (ScoreSummary.PartSummary part : parts) {
            String lowest = part.lowest();
            String highest = part.highest();
            table.row(
                    part.id(),
                    part.name(),
                    part.program() == null ? "-" : part.program().toString(),
                    Integer.toString(part.staves()),
                    Integer.toString(part.notes()),
                    lowest == null ? "-" : lowest,
                    highest == null ? "-" : highest);
        }
        table.print(terminal.out());
    }

    private void notes(List<ScoreSummary.NoteRow> notes) {
        var table = new Table()
                .column("part", Side.LEFT)
                .column("measure", Side.RIGHT)
                .column("beat", Side.RIGHT)
                .column("quarter", Side.RIGHT)
                .column("duration", Side.RIGHT)
                .column("seconds", Side.RIGHT)
                .column("pitch", Side.LEFT)
                .column("midi", Side.RIGHT);
        for (ScoreSummary.NoteRow note : notes) {
            table.row(
                    note.part(),
                    note.measure(),
                    note.beat(),
                    note.quarter(),
                    note.duration(),
                    String.format(Locale.ROOT, "%.3f", note.seconds()),
                    note.pitch(),
                    Integer.toString(note.midi()));
        }
        table.print(terminal.out());
    }

    private void line(String name, String value) {
        if (!value.isEmpty()) {
            terminal.line("%-9s %s".formatted(name, value));
        }
    }

    private static String inBrief(List<ScoreSummary.Change> changes) {
        return changes.get(0).value() + (changes.size() > 1 ? " ..." : "");
    }

    private static String changes(List<ScoreSummary.Change> changes) {
        return changes.stream()
                .map(change -> change.quarter().equals("0")
                        ? change.value()
                        : "%s from quarter %s".formatted(change.value(), change.quarter()))
                .collect(Collectors.joining(", "));
    }
}
