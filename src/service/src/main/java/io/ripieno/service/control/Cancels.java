package io.ripieno.service.control;

import io.ripieno.service.intake.Delivery;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The jobs that were cancelled, also those that are yet to come: so many are remembered, and then the one that was heard
 * of first is forgotten. Safe for use by several threads.
 */
public final class Cancels {
    private final int most;
    private final Map<String, Cancel> remembered = new LinkedHashMap<>();
    private volatile Consumer<Cancel> listener = cancel -> {};

    /** @param most to remember, at least 1 */
    public Cancels(int most) {
        this.most = most;
    }

    /** Lets somebody hear of each cancellation once it is remembered. */
    public void listen(Consumer<Cancel> newListener) {
        listener = newListener;
    }

    /** Remembers a cancellation, in place of an earlier one of the same job. */
    public void add(Cancel cancel) {
        synchronized (this) {
            remembered.remove(cancel.jobId());
            remembered.put(cancel.jobId(), cancel);
            if (remembered.size() > most) {
                remembered.remove(remembered.keySet().iterator().next());
            }
        }
        listener.accept(cancel);
    }

    /** What ends a job that came with this delivery, if anything. */
    public synchronized Optional<Cancel> of(String jobId, Delivery delivery) {
        return Optional.ofNullable(remembered.get(jobId)).filter(cancel -> cancel.ends(jobId, delivery));
    }

    public synchronized int remembered() {
        return remembered.size();
    }
}
