package io.ripieno.music.decode;

import org.jspecify.annotations.Nullable;

/**
 * That a worker hung, died, grew over its memory or made no sense while it served a file. The message says which, in
 * words that follow "the decode worker". What the file itself is refused for is an
 * {@link io.ripieno.music.audio.AudioException} instead.
 */
final class WorkerLoss extends Exception {
    private static final long serialVersionUID = 1L;

    WorkerLoss(String what, @Nullable Throwable cause) {
        super(what, cause);
    }

    WorkerLoss(String what) {
        this(what, null);
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
