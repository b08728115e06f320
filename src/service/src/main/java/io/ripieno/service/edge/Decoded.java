package io.ripieno.service.edge;

import io.ripieno.service.job.Job;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Sender;

/** What the bytes of a record came down to. */
public sealed interface Decoded {
    /** A job that may be done. */
    record Accepted(Job job) implements Decoded {}

    /** A job that may not be done; its sender hears why. */
    record Refused(Sender sender, boolean force, JobFailure why) implements Decoded {}

    /** Not a job of anybody whom we could tell. */
    record Undecodable(JobFailure why) implements Decoded {}
}
