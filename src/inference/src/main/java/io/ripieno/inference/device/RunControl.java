package io.ripieno.inference.device;

import org.jspecify.annotations.Nullable;

/** Ends a run from another thread, before it starts or while it is under way. Belongs to one run. */
public final class RunControl {
    private @Nullable Runnable terminator;
    private volatile boolean terminated;

    /** Asks the run to end as soon as it can. */
    public synchronized void terminate() {
        terminated = true;
        if (terminator != null) {
            terminator.run();
        }
    }

    /** Takes no lock. */
    public boolean isTerminated() {
        return terminated;
    }

    /** Called by the device when the run begins; the action runs at once if the end was already asked for. */
    public synchronized void attach(Runnable terminate) {
        terminator = terminate;
        if (terminated) {
            terminate.run();
        }
    }

    /** Whether a run is under way that can be ended. */
    public synchronized boolean isAttached() {
        return terminator != null;
    }

    /** Called by the device before it frees what the action works on; the action does not run afterwards. */
    public synchronized void detach() {
        terminator = null;
    }
}
