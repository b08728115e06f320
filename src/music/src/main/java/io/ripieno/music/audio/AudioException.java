package io.ripieno.music.audio;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Audio that cannot be read or goes over a limit. The message names the thing, its value and what to do. */
public final class AudioException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is wrong; {@link #isTransient} tells whether the same file may succeed when it is tried again. */
    public enum Problem {
        /** Not audio, truncated before the first sample, or damaged. */
        UNREADABLE,
        /** A container or codec that is not on the list of supported ones. */
        UNSUPPORTED,
        /** Fewer samples than the minimum. */
        TOO_SHORT,
        /** Over the cap on duration. */
        TOO_LONG,
        /** Over the cap on bytes. */
        TOO_LARGE,
        /** Over the cap on channels. */
        TOO_MANY_CHANNELS,
        /** Over the cap on decoding time, or the decoder hangs. */
        TIMED_OUT,
        /** No decode worker became free in time. */
        WORKERS_BUSY,
        /** A decode worker could not be started, or was lost without the file being to blame. */
        WORKER_LOST,
        /** The file ended two decode workers in turn, the second of which served nothing else. */
        BREAKS_WORKERS,
        /** The samples are no longer wanted: see {@link AbortSignal}. */
        ABORTED,
        /** The file could not be opened or read from its medium. */
        INPUT_OUTPUT;

        public boolean isTransient() {
            return this == ABORTED || this == WORKERS_BUSY || this == WORKER_LOST || this == INPUT_OUTPUT;
        }
    }

    private final Problem problem;

    public AudioException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    public AudioException(Problem problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    /** That a recording is no longer wanted. */
    public static AudioException aborted(Recording recording) {
        return new AudioException(
                Problem.ABORTED,
                recording + " is no longer wanted, and its decoding was stopped: open it again if it is.");
    }

    public Problem problem() {
        return problem;
    }
}
