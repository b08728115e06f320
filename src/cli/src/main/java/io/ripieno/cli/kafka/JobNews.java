package io.ripieno.cli.kafka;

import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Progress;

/** Hears what becomes of jobs, ours and others'. */
public interface JobNews {
    void progressed(Progress progress);

    /** May be told of the same outcome more than once. */
    void ended(Outcome outcome);
}
