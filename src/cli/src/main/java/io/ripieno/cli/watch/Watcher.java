package io.ripieno.cli.watch;

import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Progress;
import java.util.Optional;

/** Shows what is heard of watched jobs. */
interface Watcher {
    /**
     * A job goes on.
     *
     * @param row what is known with this
     * @param before what was known; empty if the job is new
     */
    void progressed(Progress progress, JobRow row, Optional<JobRow> before);

    void ended(Outcome outcome, JobRow row);

    /** Called several times a second. */
    void tick(JobTable table);

    /** At the end. */
    void close(JobTable table);
}
