package io.ripieno.service.tagging;

import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InvalidOptionsException;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;

/** What the exceptions of inference mean for a job. */
final class Failures {
    private Failures() {}

    static JobFailure of(InvalidOptionsException e) {
        return new JobFailure(
                FailureKind.INVALID,
                Code.BAD_PARAMETERS,
                JobFailure.words(e),
                "Correct the parameters and send the job again.",
                e);
    }

    static JobFailure of(InferenceException e) {
        return switch (e.problem()) {
            case BAD_OUTPUT ->
                new JobFailure(
                        FailureKind.INVALID,
                        Code.BAD_OUTPUT,
                        JobFailure.words(e),
                        "Send the recording to those who look after the model.",
                        e);
            case DEVICE_FAILED, CLOSED ->
                new JobFailure(
                        FailureKind.TRANSIENT,
                        Code.DEVICE_FAILED,
                        JobFailure.words(e),
                        "Look at the log of the device, and send the job again.",
                        e);
            case OUT_OF_MEMORY ->
                new JobFailure(
                        FailureKind.EXHAUSTED,
                        Code.OUT_OF_MEMORY,
                        JobFailure.words(e),
                        "Give the device more memory or fewer callers, and send the job again.",
                        e);
        };
    }
}
