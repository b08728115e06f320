package io.ripieno.inference.batch;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A batch in a flight recording: {@code jcmd PID JFR.start} and {@code jfr print --events io.ripieno.Batch}. */
@Name("io.ripieno.Batch")
@Label("Batch")
@Description("Windows of one or several jobs that ran together")
@Category("Ripieno")
@StackTrace(false)
final class BatchEvent extends Event {
    String key = "";
    String device = "";
    String reason = "";
    int items;
    int fullBatch;
    int jobs;
    int failed;
    int requeued;
    int runs;
    int failedRuns;
    int evictions;

    @Timespan
    @Description("Summed over the windows")
    long queueTime;

    @Timespan
    @Description("Of the window that waited longest")
    long longestQueueTime;

    @Timespan
    @Description("Until session and buffers were there")
    long sessionTime;

    @Timespan
    @Description("Of that, loading the session")
    long loadTime;

    @Timespan
    long inputTime;

    @Timespan
    long computeTime;

    @Timespan
    long outputTime;

    /** Ends the event with what became of the batch. */
    void commit(BatchReport report) {
        if (!shouldCommit()) {
            return;
        }
        key = report.key().toString();
        device = report.device();
        reason = report.reason().name();
        items = report.items();
        fullBatch = report.fullBatch();
        jobs = report.jobs();
        failed = report.failed();
        requeued = report.requeued();
        runs = report.runs();
        failedRuns = report.failedRuns();
        evictions = report.evictions();
        queueTime = report.queueNanos();
        longestQueueTime = report.longestQueueNanos();
        sessionTime = report.sessionNanos();
        loadTime = report.loadNanos();
        inputTime = report.inputNanos();
        computeTime = report.computeNanos();
        outputTime = report.outputNanos();
        commit();
    }
}
