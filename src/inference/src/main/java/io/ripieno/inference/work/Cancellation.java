package io.ripieno.inference.work;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells work under way that its result is no longer wanted. One instance belongs to one job; it is cancelled once and
 * for all, from any thread.
 */
public final class Cancellation {
    /** Ends a listener's interest. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    private final List<Runnable> listeners = new ArrayList<>();
    private @Nullable String reason;

    /**
     * Cancels with a reason that a reader understands; later calls change nothing. All listeners hear of it, whatever
     * some of them throw; the first failure is thrown when they have, with the others suppressed in it.
     */
    public void cancel(String because) {
        List<Runnable> toRun;
        synchronized (listeners) {
            if (reason != null) {
                return;
            }
            reason = because;
            toRun = List.copyOf(listeners);
            listeners.clear();
        }
        RunAll.inOrder(toRun);
    }

    public boolean isCancelled() {
        synchronized (listeners) {
            return reason != null;
        }
    }

    /**
     * Returns if the work is still wanted.
     *
     * @throws CancelledException with the reason if not
     */
    public void throwIfCancelled() {
        synchronized (listeners) {
            if (reason != null) {
                throw new CancelledException(reason);
            }
        }
    }

    /** Runs the listener once when this is cancelled, at once if it already is, on the thread that cancels. */
    public Registration onCancel(Runnable listener) {
        synchronized (listeners) {
            if (reason == null) {
                listeners.add(listener);
                return () -> {
                    synchronized (listeners) {
                        listeners.remove(listener);
                    }
                };
            }
        }
        listener.run();
        return () -> {};
    }
}
