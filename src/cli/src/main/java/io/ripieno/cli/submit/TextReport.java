package io.ripieno.cli.submit;

import io.ripieno.cli.report.StatusScreen;
import io.ripieno.cli.report.Words;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import java.util.Map;
import java.util.stream.Collectors;

/** Ids and outcomes to standard output, what went wrong and the counts to standard error. */
final class TextReport implements Report {
    private final StatusScreen screen;
    private final String done;
    private final boolean waits;

    /**
     * Writes to a screen.
     *
     * @param done what has been done to jobs that are right
     * @param waits whether outcomes are waited for, which then stand in place of the ids
     */
    TextReport(StatusScreen screen, String done, boolean waits) {
        this.screen = screen;
        this.done = done;
        this.waits = waits;
    }

    @Override
    public void checked(Job job, String origin) {
        screen.out("%s  %s".formatted(job.getJobId(), origin));
    }

    @Override
    public void sent(Job job, String origin) {
        if (!waits) {
            checked(job, origin);
        }
    }

    @Override
    public void refused(String origin, String why) {
        screen.complain("%s: %s".formatted(origin, why));
    }

    @Override
    public void ended(Outcome outcome, String origin) {
        screen.out("%-9s  %s  %s".formatted(Words.of(outcome.getStatus()), outcome.getJobId(), origin));
        Words.why(outcome).ifPresent(why -> screen.complain("%s: %s".formatted(origin, why)));
    }

    @Override
    public void counted(Tally tally) {
        String ended = tally.ended().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> ", %d %s".formatted(entry.getValue(), Words.of(entry.getKey())))
                .collect(Collectors.joining());
        screen.note("%d jobs: %d %s, %d refused%s"
                .formatted(tally.sent() + tally.refused(), tally.sent(), done, tally.refused(), ended));
    }
}
