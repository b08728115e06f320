package io.ripieno.music.metrics;

import java.util.concurrent.CancellationException;

/** Ends a measure under way whose thread was interrupted: what takes long asks again and again. */
public final class Interruption {
    private Interruption() {}

    /**
     * Returns if the thread was not interrupted; the interrupt stays set if it was.
     *
     * @throws CancellationException if it was
     */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("The thread of the measure was interrupted.");
        }
    }
}
