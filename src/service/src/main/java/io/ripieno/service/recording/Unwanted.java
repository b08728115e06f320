package io.ripieno.service.recording;

import io.ripieno.inference.work.Cancellation;
import io.ripieno.music.audio.AbortSignal;

/** The cancellation of a job, as those hear of it who read its recordings. */
record Unwanted(Cancellation cancellation) implements AbortSignal {
    @Override
    public boolean isAborted() {
        return cancellation.isCancelled();
    }

    @Override
    public Registration onAbort(Runnable listener) {
        return cancellation.onCancel(listener)::close;
    }
}
