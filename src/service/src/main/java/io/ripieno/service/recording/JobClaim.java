package io.ripieno.service.recording;

import io.ripieno.music.decode.WorkerClaim;
import io.ripieno.service.job.Job;
import java.time.Instant;

/** The claim of a job to a decode worker. */
record JobClaim(Job job, double seconds, boolean isShort, DecoderWait waits) implements WorkerClaim {
    @Override
    public int lane() {
        return job.lane().ordinal();
    }

    @Override
    public Instant deadline() {
        return job.deadline().orElse(Instant.MAX);
    }

    @Override
    public Wait begin() {
        return waits.begin();
    }
}
