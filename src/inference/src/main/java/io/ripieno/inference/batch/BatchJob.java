package io.ripieno.inference.batch;

import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import java.util.ArrayList;
import java.util.List;

/**
 * A job's share in the scheduler: a credit of windows that may be in flight at a time, which bounds the job's memory
 * whatever its length. Windows are taken, prepared, submitted, awaited and released; closing gives up the rest.
 */
public final class BatchJob implements AutoCloseable {
    private final BatchScheduler scheduler;
    private final String name;
    private final int credit;
    private final List<WindowItem> free = new ArrayList<>();
    private final List<WindowItem> inFlight = new ArrayList<>();
    private final Cancellation.Registration registration;
    private volatile boolean cancelled;

    @SuppressWarnings("ThisEscapedInObjectConstruction")
    BatchJob(BatchScheduler scheduler, String name, int credit, Cancellation cancellation) {
        this.scheduler = scheduler;
        this.name = name;
        this.credit = credit;
        this.registration = cancellation.onCancel(this::cancel);
    }

    /**
     * A window to fill. It counts against the credit until it is released.
     *
     * @throws IllegalStateException if the credit is spent
     * @throws CancelledException if the job was cancelled
     */
    public synchronized WindowItem take(BatchKey key) {
        if (cancelled) {
            throw new CancelledException("The job " + name + " was cancelled.");
        }
        if (inFlight.size() == credit) {
            throw new IllegalStateException("The job " + name + " has all of its " + credit
                    + " windows in flight. Wait for one and release it first.");
        }
        WindowItem item = free.stream()
                .filter(candidate -> candidate.queue().key().equals(key))
                .findFirst()
                .orElseGet(() -> scheduler.newItem(this, key));
        free.remove(item);
        item.begin();
        inFlight.add(item);
        return item;
    }

    /** Queues a window whose inputs are filled. Never blocks; {@link WindowItem#await} tells what became of it. */
    public void submit(WindowItem item) {
        scheduler.enqueue(item);
    }

    /** Takes a window back whose outputs have been read. */
    public synchronized void release(WindowItem item) {
        if (item.isPending()) {
            throw new IllegalStateException("A window of job " + name + " is released before it is finished.");
        }
        inFlight.remove(item);
        item.free();
        free.add(item);
    }

    boolean isCancelled() {
        return cancelled;
    }

    private void cancel() {
        List<WindowItem> abandoned;
        synchronized (this) {
            cancelled = true;
            abandoned = List.copyOf(inFlight);
        }
        abandoned.forEach(WindowItem::cancelled);
        scheduler.forget(this);
    }

    /** Gives up what is still in flight and leaves the scheduler. */
    @Override
    public void close() {
        registration.close();
        cancel();
    }
}
