package io.ripieno.service.control;

import io.ripieno.contract.job.JobChecks;
import io.ripieno.contract.v1.Control;
import io.ripieno.contract.v1.ControlCommand;
import io.ripieno.contract.wire.WireDecoder;
import io.ripieno.contract.wire.WireException;
import io.ripieno.service.intake.Origin;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.log.Log;
import io.ripieno.service.metrics.JobMetrics;

/** Understands the records of the control topic and obeys them; what is no command is logged and passed over. */
public final class Commands {
    private static final Log LOG = Log.of(Commands.class);
    private static final int MOST_TEXT = JobChecks.MAX_NAME;

    private final WireDecoder<Control> decoder;
    private final Cancels cancels;
    private final JobMetrics metrics;
    private volatile boolean live;

    public Commands(WireDecoder<Control> decoder, Cancels cancels, JobMetrics metrics) {
        this.decoder = decoder;
        this.cancels = cancels;
        this.metrics = metrics;
    }

    /**
     * Obeys a record.
     *
     * @throws java.io.UncheckedIOException if the registry that knows its schema cannot be asked now
     */
    public void obey(ControlRecord record) {
        byte[] value = record.value();
        if (value == null) {
            passOver(record, "The record has no value.");
            return;
        }
        Control control;
        try {
            control = decoder.decode(value);
        } catch (WireException e) {
            passOver(record, JobFailure.words(e));
            return;
        }
        String jobId = control.getJobId();
        if (control.getCommand() != ControlCommand.CANCEL) {
            passOver(record, "The command " + control.getCommand() + " is not known here.");
        } else if (jobId.isBlank() || jobId.length() > MOST_TEXT) {
            passOver(record, "The job id has " + jobId.length() + " characters, and jobs have 1 to " + MOST_TEXT + ".");
        } else {
            cancel(new Cancel(jobId, cut(control.getReason()), record.at()));
        }
    }

    /** Passes over a record that could not be obeyed, however often that was tried. */
    public void giveUp(ControlRecord record, RuntimeException fault) {
        metrics.command("passed_over");
        LOG.error(
                Code.COMMAND_PASSED_OVER,
                "A command cannot be obeyed and is passed over: if it is a cancellation, its job goes on. Mend the cause"
                        + " and send it again.",
                fault,
                place(record, JobFailure.words(fault)));
    }

    /** All that stood on the topic at the start has been read: from now on each command is news. */
    public void caughtUp() {
        live = true;
        LOG.info(
                Code.CONTROL,
                "All commands that were sent before the start have been read.",
                "cancelled",
                cancels.remembered());
    }

    private void cancel(Cancel cancel) {
        metrics.command("cancel");
        if (live) {
            LOG.info(Code.COMMAND, "A job is cancelled.", "jobId", cancel.jobId(), "reason", cancel.reason());
        }
        cancels.add(cancel);
    }

    private void passOver(ControlRecord record, String why) {
        metrics.command("passed_over");
        LOG.warn(
                Code.COMMAND_PASSED_OVER,
                "A record of the control topic is no command and is passed over. Mend the program that sent it.",
                place(record, why));
    }

    private static Object[] place(ControlRecord record, String why) {
        Origin origin = record.origin();
        return new Object[] {
            "topic", origin.topic(), "partition", origin.partition(), "offset", origin.offset(), "cause", why
        };
    }

    private static String cut(String reason) {
        return reason.length() <= MOST_TEXT ? reason : reason.substring(0, MOST_TEXT);
    }
}
