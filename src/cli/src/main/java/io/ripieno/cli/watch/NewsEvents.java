package io.ripieno.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripieno.cli.Terminal;
import io.ripieno.cli.report.Json;
import io.ripieno.cli.report.Words;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Progress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every record as an event of JSON a line. */
record NewsEvents(Terminal terminal) implements Watcher {
    record Event(String event, JsonNode record) {}

    record Counts(String event, int running, Map<String, Long> ended) {}

    @Override
    public void progressed(Progress progress, JobRow row, Optional<JobRow> before) {
        write(new Event("progress", Json.of(progress)));
    }

    @Override
    public void ended(Outcome outcome, JobRow row) {
        write(new Event("outcome", Json.of(outcome)));
    }

    @Override
    public void tick(JobTable table) {}

    @Override
    public void close(JobTable table) {
        Map<String, Long> ended = new TreeMap<>();
        table.counts().forEach((status, count) -> ended.put(Words.of(status), count));
        write(new Counts("counts", table.running(), ended));
    }

    private void write(Object event) {
        terminal.line(Json.line(event));
        terminal.out().flush();
    }
}
