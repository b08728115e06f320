package io.ripieno.cli.replay;

import io.ripieno.cli.Terminal;
import io.ripieno.cli.kafka.KeptFailure;
import io.ripieno.cli.report.Json;
import io.ripieno.cli.report.Words;
import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.FailureKind;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is written of the failures, one line each, and counted. */
final class ReplayReport {
    private final Terminal terminal;
    private final boolean json;
    private final boolean dryRun;
    private long sent;
    private long unsent;

    ReplayReport(Terminal terminal, boolean json, boolean dryRun) {
        this.terminal = terminal;
        this.json = json;
        this.dryRun = dryRun;
    }

    /** @param error why it was not sent; absent if it was */
    record Event(
            String event,
            String failureId,
            String jobId,
            String kind,
            String code,
            String topic,
            int partition,
            long offset,
            String cause,
            @Nullable String error) {}

    record Counts(String event, long sent, long notSent, long replayedBefore, Map<String, Long> ofOtherKinds) {}

    /** The broker has it or, if nothing is to be sent, would get it. */
    void sent(KeptFailure kept) {
        sent++;
        line(kept, dryRun ? "would send" : "sent", null);
    }

    void notSent(KeptFailure kept, String why) {
        unsent++;
        line(kept, "not sent", why);
    }

    long sent() {
        return sent;
    }

    boolean isGood() {
        return unsent == 0;
    }

    void counts(Chosen chosen) {
        if (json) {
            Map<String, Long> others = new TreeMap<>();
            chosen.ofOtherKinds().forEach((kind, count) -> others.put(kind.name(), count));
            terminal.line(Json.line(new Counts("counts", sent, unsent, chosen.replayed(), others)));
            return;
        }
        terminal.note("%d failures %s, %d not sent, %d replayed before%s"
                .formatted(
                        sent,
                        dryRun ? "would be sent" : "sent",
                        unsent,
                        chosen.replayed(),
                        chosen.replayed() > 0 ? " (--again sends them too)" : ""));
        if (!chosen.ofOtherKinds().isEmpty()) {
            terminal.note("left alone as sending them again changes nothing by itself: " + others(chosen));
        }
    }

    private static String others(Chosen chosen) {
        return chosen.ofOtherKinds().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry ->
                        "%d %s (--kind %s)".formatted(entry.getValue(), Words.of(entry.getKey()), word(entry.getKey())))
                .collect(Collectors.joining(", "));
    }

    /** A kind as an option names it. */
    static String word(FailureKind kind) {
        return Words.of(kind).replace(' ', '-');
    }

    private void line(KeptFailure kept, String word, @Nullable String error) {
        Failure failure = kept.failure();
        if (json) {
            terminal.line(Json.line(new Event(
                    word,
                    kept.id(),
                    failure.getJobId(),
                    failure.getKind().name(),
                    failure.getCode(),
                    failure.getTopic(),
                    failure.getPartition(),
                    failure.getOffset(),
                    failure.getCause(),
                    error)));
            return;
        }
        terminal.line("%-8s  %-14s  %-7s  %s  %s"
                .formatted(
                        word,
                        Words.of(failure.getKind()),
                        failure.getCode(),
                        failure.getJobId().isEmpty() ? place(failure) : failure.getJobId(),
                        failure.getCause()));
        if (error != null) {
            terminal.complain("%s: %s".formatted(place(failure), error));
        }
    }

    private static String place(Failure failure) {
        return "%s-%d@%d".formatted(failure.getTopic(), failure.getPartition(), failure.getOffset());
    }
}
