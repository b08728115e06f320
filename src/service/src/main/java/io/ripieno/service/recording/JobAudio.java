package io.ripieno.service.recording;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Recording;
import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.service.admission.ThoughtSeconds;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.SpooledInput;

/**
 * Opens recordings for jobs, whose lanes, deadlines and lengths say who has a decode worker first. May be used by several
 * threads.
 */
public final class JobAudio {
    private final AudioDecoder decoder;
    private final double shortSeconds;

    /** @param shortSeconds of audio up to which a job is short */
    public JobAudio(AudioDecoder decoder, double shortSeconds) {
        this.decoder = decoder;
        this.shortSeconds = shortSeconds;
    }

    /**
     * Opens an input of a job; waits for a decode worker as long as the job is wanted.
     *
     * @param waits hears of the wait
     * @throws AudioException if it is not readable audio, goes over a limit, or is no longer wanted
     */
    public DecodedStream open(JobRun run, SpooledInput input, DecoderWait waits) throws AudioException {
        return decoder.open(
                new Recording(input.file(), input.input().content().name()),
                input.input().excerpt(),
                new Unwanted(run.cancellation()),
                new JobClaim(run.job(), ThoughtSeconds.of(run.job()), shortSeconds, waits));
    }
}
