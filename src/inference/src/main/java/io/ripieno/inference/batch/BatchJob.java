package io.ripieno.inference.batch;

import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.share.JobAccount;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.ExpiredException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job's share in the scheduler: a credit of windows that may be in flight at a time, which bounds the job's memory
 * whatever its length, and one account for whatever graphs it uses. Windows are taken, prepared, submitted, awaited and
 * released; closing gives up the rest.
 */
public final class BatchJob implements AutoCloseable {
    private enum End {
        CANCELLED,
        EXPIRED
    }

    private final Dispatch dispatch;
    private final JobTerms terms;
    private final JobWindows windows = new JobWindows();
    private BatchKey[] keys = {};
    /** Where the windows of those keys are kept that are free. */
    private Turn[] homes = {};

    private final Cancellation.Registration registration;
    private volatile @Nullable End end;
    private int inFlight;

    /** Guarded by the scheduler's lock, as is what follows. */
    private final List<Turn> turns = new ArrayList<>();

    private final JobAccount account;

    @SuppressWarnings("ThisEscapedInObjectConstruction")
    BatchJob(Dispatch dispatch, JobTerms terms, ShareRules rules, Cancellation cancellation) {
        this.dispatch = dispatch;
        this.terms = terms;
        this.account = new JobAccount(terms.lane(), terms.windows(), rules);
        this.registration = cancellation.onCancel(this::cancel);
    }

    /**
     * A window to fill. It counts against the credit until it is released.
     *
     * @throws IllegalStateException if the credit is spent
     * @throws IllegalArgumentException if no graph is served under that key
     * @throws CancelledException if the job was cancelled or closed
     * @throws ExpiredException if its deadline has passed
     */
    public synchronized WindowItem take(BatchKey key) {
        if (isOver()) {
            throw ended();
        }
        if (inFlight == terms.credit()) {
            throw new IllegalStateException("The job " + name() + " has all of its " + terms.credit()
                    + " windows in flight. Wait for one and release it first.");
        }
        WindowItem item = free(key);
        item.begin();
        inFlight++;
        return item;
    }

    private WindowItem free(BatchKey key) {
        int place = place(key);
        Turn home = place < 0 ? null : homes[place];
        if (home != null && home.free != JobWindows.NONE) {
            WindowItem item = windows.at(home.free);
            home.free = windows.next(home.free);
            return item;
        }
        WindowItem fresh = dispatch.newItem(this, key);
        if (home == null) {
            keys = Arrays.copyOf(keys, keys.length + 1);
            keys[keys.length - 1] = key;
            homes = Arrays.copyOf(homes, keys.length);
            homes[keys.length - 1] = fresh.home();
        }
        return fresh;
    }

    /** Mostly the same object as when it was used first, so that no others need be compared. */
    @SuppressWarnings("ReferenceEquality")
    private int place(BatchKey key) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] == key) {
                return i;
            }
        }
        return Arrays.asList(keys).indexOf(key);
    }

    /** Queues a window whose inputs are filled. Never blocks; {@link WindowItem#await} tells what became of it. */
    public void submit(WindowItem item) {
        dispatch.enqueue(item);
    }

    /** Takes a window back whose outputs have been read. */
    public synchronized void release(WindowItem item) {
        if (!item.free()) {
            throw new IllegalStateException(
                    "A window of job " + name() + " is released before it is finished, or twice. Await it first.");
        }
        inFlight--;
        if (item.isReusable()) {
            windows.link(item.number, item.home().free);
            item.home().free = item.number;
        }
    }

    /** Nanoseconds to the deadline by the scheduler's clock; {@link JobTerms#NEVER} if there is none. */
    public long nanosLeft() {
        return terms.deadlineNanos() == JobTerms.NEVER ? JobTerms.NEVER : terms.deadlineNanos() - dispatch.now();
    }

    /**
     * Ends the job's windows if its deadline has passed, for those who wait for something else than a window.
     *
     * @return whether it has
     */
    public boolean expireIfOverdue() {
        if (nanosLeft() > 0) {
            return false;
        }
        end(End.EXPIRED);
        return true;
    }

    /** Tells jobs that lost windows for their deadline; not under the lock, since those who hear may take it. */
    static void expire(List<BatchJob> overdue) {
        for (int i = 0; i < overdue.size(); i++) {
            overdue.get(i).expireIfOverdue();
        }
    }

    /** What is thrown where the deadline has passed. */
    public ExpiredException expired() {
        return new ExpiredException("The deadline of the job " + name() + " passed before its windows were done.");
    }

    JobTerms terms() {
        return terms;
    }

    String name() {
        return terms.name();
    }

    /** What is thrown where the job is over: that it was cancelled, or that it expired. */
    public RuntimeException ended() {
        return end == End.EXPIRED ? expired() : new CancelledException("The job " + name() + " was cancelled.");
    }

    /** Whether nobody waits for its windows any more: cancelled, expired or closed. */
    public boolean isOver() {
        return end != null;
    }

    /** Reads what is needed when a window comes back. */
    long touch() {
        return inFlight + (end == null ? 0 : 1) + keys.length + homes.length + terms.credit();
    }

    JobWindows windows() {
        return windows;
    }

    List<Turn> turns() {
        return turns;
    }

    /** The time of devices that it has had, counted in windows. */
    JobAccount account() {
        return account;
    }

    private void cancel() {
        end(End.CANCELLED);
    }

    /** Takes the windows out of the queues first, since whoever hears that one has ended may release it at once. */
    private void end(End how) {
        List<WindowItem> abandoned;
        synchronized (this) {
            if (end != null) {
                return;
            }
            end = how;
            abandoned = windows.all();
        }
        List<RunControl> unwanted = dispatch.forget(this);
        for (WindowItem item : abandoned) {
            if (how == End.EXPIRED) {
                item.expired();
            } else {
                item.cancelled();
            }
        }
        unwanted.forEach(RunControl::terminate);
    }

    /** Gives up what is still in flight and leaves the dispatch. */
    @Override
    public void close() {
        registration.close();
        cancel();
    }
}
