package io.ripieno.service.recording;

import io.ripieno.music.decode.WorkerClaim;
import io.ripieno.service.job.Job;
import java.time.Instant;

/**
 * The claim of a job to a decode worker.
 *
 * @param seconds of audio that are thought to be wanted
 * @param shortSeconds up to which a recording is short
 */
record JobClaim(Job job, double seconds, double shortSeconds, DecoderWait waits) implements WorkerClaim {
    @Override
    public int lane() {
        return job.lane().ordinal();
    }

    @Override
    public boolean isShort(double wanted) {
        return wanted <= shortSeconds;
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
