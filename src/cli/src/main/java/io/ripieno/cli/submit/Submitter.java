package io.ripieno.cli.submit;

import io.ripieno.cli.report.StatusScreen;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.wire.UnencodableException;
import java.nio.file.Path;
import java.time.Clock;

/** Makes a job of each draft and puts it into the outbox; what is wrong is reported, and the next one is taken. */
final class Submitter implements DraftSink {
    private final Outbox outbox;
    private final Report report;
    private final Reach reach;
    private final StatusScreen screen;
    private final Workload workload;
    private final Tally tally;
    private final JobMaker maker;

    Submitter(Outbox outbox, Report report, Reach reach, StatusScreen screen, Workload workload, Tally tally) {
        this.outbox = outbox;
        this.report = report;
        this.reach = reach;
        this.screen = screen;
        this.workload = workload;
        this.tally = tally;
        maker = new JobMaker(Clock.systemUTC(), this::read);
    }

    /** Files as drafts of this sink. */
    FileDrafts.FileSink files(JobTemplate template) {
        return new FileDrafts.FileSink() {
            @Override
            public void file(Path file, long bytes) {
                Draft draft = template.draft(file.toString());
                draft.input.file = file;
                draft(draft);
            }

            @Override
            public void problem(Path word, String why) {
                refused(word.toString(), why);
            }
        };
    }

    @Override
    public void draft(Draft draft) {
        try {
            reach.check(draft);
            Job job = maker.make(draft);
            outbox.put(job, draft.origin);
        } catch (RefusedException | UnencodableException e) {
            refused(draft.origin, String.valueOf(e.getMessage()));
        }
        workload.addFile();
        screen.status(workload::toString);
    }

    @Override
    public void refused(String origin, String why) {
        tally.addRefused();
        report.refused(origin, why);
    }

    private void read(int bytes) {
        workload.addBytes(bytes);
        screen.status(workload::toString);
    }
}
