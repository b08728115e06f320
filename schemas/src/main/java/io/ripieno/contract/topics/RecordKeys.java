package io.ripieno.contract.topics;

import io.ripieno.contract.v1.Control;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Progress;

/** The keys under which records are sent, as {@link TopicKey} describes them. */
public final class RecordKeys {
    private RecordKeys() {}

    public static String of(Job job) {
        return subjectOrJobId(job.getSubject(), job.getJobId());
    }

    public static String of(Outcome outcome) {
        return subjectOrJobId(outcome.getSubject(), outcome.getJobId());
    }

    public static String of(Progress progress) {
        return progress.getJobId();
    }

    public static String of(Control control) {
        return control.getJobId();
    }

    private static String subjectOrJobId(String subject, String jobId) {
        return subject.isEmpty() ? jobId : subject;
    }
}
