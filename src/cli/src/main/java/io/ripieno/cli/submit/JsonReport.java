package io.ripieno.cli.submit;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripieno.cli.report.Json;
import io.ripieno.cli.report.StatusScreen;
import io.ripieno.cli.report.Words;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import java.util.Map;
import java.util.TreeMap;

/** An event of JSON a line, all to standard output. */
final class JsonReport implements Report {
    private final StatusScreen screen;

    JsonReport(StatusScreen screen) {
        this.screen = screen;
    }

    record Sent(String event, String jobId, String origin, String topic) {}

    record Refused(String event, String origin, String error) {}

    record Whole(String event, String origin, JsonNode record) {}

    record Counts(String event, long jobs, long refused, Map<String, Long> ended) {}

    @Override
    public void checked(Job job, String origin) {
        write(new Whole("checked", origin, Json.of(job)));
    }

    @Override
    public void sent(Job job, String origin) {
        write(new Sent(
                "sent",
                job.getJobId(),
                origin,
                TopicCatalogue.jobs(job.getTask()).name()));
    }

    @Override
    public void refused(String origin, String why) {
        write(new Refused("refused", origin, why));
    }

    @Override
    public void ended(Outcome outcome, String origin) {
        write(new Whole("outcome", origin, Json.of(outcome)));
    }

    @Override
    public void counted(Tally tally) {
        Map<String, Long> ended = new TreeMap<>();
        tally.ended().forEach((status, count) -> ended.put(Words.of(status), count));
        write(new Counts("counts", tally.sent(), tally.refused(), ended));
    }

    private void write(Object event) {
        screen.out(Json.line(event));
    }
}
