package io.ripieno.cli.watch;

import io.ripieno.cli.report.Figures;
import io.ripieno.cli.report.Words;
import io.ripieno.contract.v1.OutcomeStatus;
import java.util.Map;
import java.util.stream.Collectors;

/** Jobs in words, as lines and tables show them. */
final class Cells {
    private static final int BAR = 10;

    private Cells() {}

    /** How far the job is, or how it ended. */
    static String state(JobRow row) {
        return row.ending().map(outcome -> Words.of(outcome.getStatus())).orElseGet(() -> Words.of(row.stage()));
    }

    /** A bar and the percent of the stage; empty if that is not known or the job has ended. */
    static String progress(JobRow row) {
        if (row.hasEnded() || row.share().isEmpty()) {
            return "";
        }
        double share = row.share().getAsDouble();
        return Figures.bar(share, BAR) + " " + Figures.percent(share);
    }

    static String why(JobRow row) {
        return row.ending().flatMap(Words::why).orElse("");
    }

    /** How many jobs run and ended how. */
    static String counts(JobTable table) {
        String ended = table.counts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> ", %d %s".formatted(entry.getValue(), word(entry.getKey())))
                .collect(Collectors.joining());
        return "%d running%s".formatted(table.running(), ended);
    }

    private static String word(OutcomeStatus status) {
        return Words.of(status);
    }
}
