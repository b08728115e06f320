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
        /** The decode worker died or could not be started. */
        WORKER_LOST,
        /** The file could not be opened or read from its medium. */
        INPUT_OUTPUT;

        public boolean isTransient() {
            return this == WORKERS_BUSY || this == WORKER_LOST || this == INPUT_OUTPUT;
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

    public Problem problem() {
        return problem;
    }
}
