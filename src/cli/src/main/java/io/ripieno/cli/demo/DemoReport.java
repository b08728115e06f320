package io.ripieno.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripieno.cli.Terminal;
import io.ripieno.cli.report.Figures;
import io.ripieno.cli.report.Heard;
import io.ripieno.cli.report.Json;
import io.ripieno.cli.report.Table;
import io.ripieno.cli.report.Table.Side;
import io.ripieno.cli.serve.DataHome;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.TaggingResult;
import io.ripieno.contract.v1.Task;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the demo shows in the end, for people or for programs. */
record DemoReport(List<Verdict> verdicts, DataHome data) {
    private static final int INSTRUMENTS = 3;

    /** @param realTimeFactor seconds of work per second of audio; absent if nothing was computed */
    record Entry(
            String file,
            @Nullable Double realTimeFactor,
            @Nullable String error,
            @Nullable JsonNode outcome) {}

    /** @param resultsTopic where the outcomes were published */
    record Document(
            List<Entry> jobs, int produced, int reused, int failed, String resultsTopic, String storedOutcomes) {}

    boolean allTagged() {
        return verdicts.stream().allMatch(Verdict.Tagged.class::isInstance);
    }

    /** The last line. */
    String counts() {
        return "%d jobs: %d produced, %d reused, %d failed".formatted(verdicts.size(), produced(), reused(), failed());
    }

    void printTable(Terminal terminal) {
        if (failed() < verdicts.size()) {
            table().print(terminal.out());
            terminal.line("results: topic %s, and with all windows below %s"
                    .formatted(TopicCatalogue.results(Task.TAGGING).name(), outcomes()));
        }
        terminal.line(counts());
    }

    void printJson(PrintStream out) {
        Json.print(
                out,
                new Document(
                        verdicts.stream().map(DemoReport::entry).toList(),
                        produced(),
                        reused(),
                        failed(),
                        TopicCatalogue.results(Task.TAGGING).name(),
                        outcomes()));
    }

    private Table table() {
        var table = new Table()
                .column("recording", Side.LEFT)
                .column("job", Side.LEFT)
                .column("instruments", Side.LEFT)
                .column("windows", Side.RIGHT)
                .column("seconds", Side.RIGHT)
                .column("real-time factor", Side.RIGHT);
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.Tagged tagged) {
                TaggingResult result = tagged.outcome().getTaskResult().getTagging();
                Double factor = realTimeFactor(tagged);
                table.row(
                        tagged.file().getFileName().toString(),
                        tagged.word(),
                        Heard.inBrief(heard(result), INSTRUMENTS),
                        Integer.toString(result.getWindows()),
                        Figures.seconds(result.getSeconds()),
                        factor == null ? "-" : Figures.realTimeFactor(factor));
            } else {
                table.row(verdict.file().getFileName().toString(), verdict.word());
            }
        }
        return table;
    }

    private static Entry entry(Verdict verdict) {
        String file = verdict.file().toString();
        if (verdict instanceof Verdict.Tagged tagged) {
            return new Entry(file, realTimeFactor(tagged), null, Json.of(tagged.outcome()));
        }
        var failed = (Verdict.Failed) verdict;
        return new Entry(
                file, null, failed.problem(), failed.outcome().map(Json::of).orElse(null));
    }

    private static @Nullable Double realTimeFactor(Verdict.Tagged tagged) {
        Outcome outcome = tagged.outcome();
        Instant started = outcome.getStartedAt();
        double seconds = outcome.getTaskResult().getTagging().getSeconds();
        if (tagged.reused() || started == null || seconds <= 0) {
            return null;
        }
        return Duration.between(started, outcome.getFinishedAt()).toMillis() / 1000.0 / seconds;
    }

    private static List<Heard> heard(TaggingResult result) {
        return result.getTags().stream()
                .map(tag -> new Heard(tag.getLabel(), tag.getProbability(), tag.getPresent()))
                .toList();
    }

    private String outcomes() {
        return data.blobs().resolve("outcomes").toString();
    }

    private int produced() {
        return verdicts.size() - reused() - failed();
    }

    private int reused() {
        return (int) verdicts.stream()
                .filter(verdict -> verdict instanceof Verdict.Tagged tagged && tagged.reused())
                .count();
    }

    private int failed() {
        return (int) verdicts.stream().filter(Verdict.Failed.class::isInstance).count();
    }
}
