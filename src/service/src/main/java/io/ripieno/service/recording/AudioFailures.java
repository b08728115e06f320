package io.ripieno.service.recording;

import io.ripieno.music.audio.AudioException;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;

/** What the exceptions of audio mean for a job. */
public final class AudioFailures {
    private AudioFailures() {}

    /**
     * The failure of a job whose audio could not be read.
     *
     * @param input as the job names it
     */
    public static JobFailure of(AudioException e, String input) {
        FailureKind kind = e.problem().isTransient() ? FailureKind.TRANSIENT : FailureKind.INVALID;
        String words = JobFailure.words(e);
        String problem = words.contains(input) ? words : "The input " + input + ": " + words;
        return new JobFailure(kind, code(e.problem()), problem, action(e), e);
    }

    private static Code code(AudioException.Problem problem) {
        return switch (problem) {
            case UNREADABLE, BREAKS_WORKERS -> Code.BAD_AUDIO;
            case UNSUPPORTED -> Code.UNSUPPORTED_AUDIO;
            case TOO_SHORT, TOO_LONG, TOO_LARGE, TOO_MANY_CHANNELS, TIMED_OUT -> Code.AUDIO_LIMIT;
            case WORKERS_BUSY, WORKER_LOST -> Code.DECODER_LOST;
            case INPUT_OUTPUT -> Code.UNREADABLE_INPUT;
            case ABORTED -> Code.CANCELLED;
        };
    }

    private static String action(AudioException e) {
        return switch (e.problem()) {
            case UNREADABLE -> "Check that the recording plays, and send it again whole.";
            case BREAKS_WORKERS ->
                "Check that the recording plays and convert it to WAV, or raise ripieno.decoding.max-silence and"
                        + " ripieno.decoding.worker-bytes.";
            case UNSUPPORTED -> "Convert it to WAV, FLAC, MP3, Ogg Vorbis, Opus or M4A and make the job again.";
            case TOO_SHORT ->
                "Send a longer recording or excerpt, or lower ripieno.decoding.min-duration if it was raised.";
            case TOO_LONG -> "Send an excerpt, or raise ripieno.decoding.max-duration.";
            case TOO_LARGE -> "Send it in parts, or raise ripieno.decoding.max-bytes.";
            case TOO_MANY_CHANNELS -> "Mix it down, or raise ripieno.decoding.max-channels.";
            case TIMED_OUT -> "Check that the recording plays, or raise ripieno.decoding.max-time.";
            case WORKERS_BUSY -> "Send the job again when there is less to do, or raise ripieno.decoding.workers.";
            case WORKER_LOST -> "Send the job again when the machine is less busy; if that fails, look at the log.";
            case INPUT_OUTPUT -> "Check the disk that holds ripieno.scratch.directory, and send the job again.";
            case ABORTED -> "Send the job again if its result is wanted.";
        };
    }
}
