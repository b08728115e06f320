package io.ripieno.inference.batch;

import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.SessionLease;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InferenceException.Problem;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs one batch to its end, whatever happens: outputs that are not finite fail their own window; a run that throws is
 * repeated on each half until the guilty window stands alone; one that takes too long is repeated window by window, but
 * not for ever; one that memory does not hold is repeated once idle sessions have given way, then in halves, then
 * alone, then where there is more; when the device is lost, its windows go to another. Windows in a loop are run again,
 * without those that have left, until none is left.
 */
final class BatchRun {
    /** Runs over their limit: of the batch and of two windows alone; a device that hangs is not asked any further. */
    private static final int MOST_OVERDUE = 3;

    private final Batch batch;
    private final BufferPool pool;
    private final LongSupplier nanoClock;
    private final Aftermath aftermath;
    private long sessionNanos;
    private long loadNanos;
    private int evictions;
    private long inputNanos;
    private long computeNanos;
    private long outputNanos;
    private int failed;
    private int requeued;
    private int runs;
    private int failedRuns;
    private int fitting = Integer.MAX_VALUE;
    private int overdue;
    private boolean isLost;
    private boolean hasMadeRoom;

    BatchRun(Batch batch, BufferPool pool, LongSupplier nanoClock, Aftermath aftermath) {
        this.batch = batch;
        this.pool = pool;
        this.nanoClock = nanoClock;
        this.aftermath = aftermath;
    }

    /** Whether the graph ran, for some of the windows at least. */
    boolean hasPassed() {
        return runs > failedRuns;
    }

    /** Finishes or requeues every window of the batch. */
    BatchReport execute() {
        Placement placement = batch.seat().placement();
        long begin = nanoClock.getAsLong();
        try (SessionLease lease = placement.source().acquire(batch.control());
                BatchBuffers buffers = pool.borrow(
                        placement.source().graph(), placement.policy().fullBatch())) {
            sessionNanos = nanoClock.getAsLong() - begin;
            loadNanos = lease.loadNanos();
            evictions = lease.evictions();
            aftermath.grow(batch);
            int members = batch.size();
            while (members > 0) {
                runPieces(lease, buffers, 0, members);
                members = aftermath.regroup(batch, members);
            }
        } catch (DeviceException e) {
            onNoSession(e);
        }
        return report();
    }

    /** The graph is loaded elsewhere if it can be; on this device it is tried again only after a while. */
    private void onNoSession(DeviceException error) {
        switch (error.problem()) {
            case TERMINATED, DEVICE_LOST -> giveUp(0, batch.size(), error, false);
            default -> {
                aftermath.notLoaded(batch, error);
                for (int i = 0; i < batch.size(); i++) {
                    if (aftermath.instead(batch, i)) {
                        requeued++;
                    } else {
                        fail(i, error);
                    }
                }
            }
        }
    }

    private void run(SessionLease lease, BatchBuffers buffers, int from, int to) {
        long begin = nanoClock.getAsLong();
        for (int i = from; i < to; i++) {
            batch.item(i).gather(buffers, i - from);
        }
        long start = nanoClock.getAsLong();
        inputNanos += start - begin;
        DeviceException error = attempt(lease, buffers, from, to - from);
        long end = nanoClock.getAsLong();
        computeNanos += end - start;
        if (error != null) {
            onError(lease, buffers, from, to, error);
            return;
        }
        for (int i = from; i < to; i++) {
            finish(i, batch.item(i).scatter(buffers, i - from));
        }
        outputNanos += nanoClock.getAsLong() - end;
    }

    private @Nullable DeviceException attempt(SessionLease lease, BatchBuffers buffers, int from, int items) {
        runs++;
        batch.ran(from, from + items);
        try {
            lease.session().run(buffers, items, batch.control());
            return null;
        } catch (DeviceException e) {
            return e;
        } catch (RuntimeException e) {
            return new DeviceException(
                    DeviceException.Problem.FAILED,
                    "The run of " + batch.key() + " on " + device() + " broke off: " + e,
                    e);
        }
    }

    private void onError(SessionLease lease, BatchBuffers buffers, int from, int to, DeviceException error) {
        int items = to - from;
        failedRuns++;
        switch (error.problem()) {
            case TERMINATED, DEVICE_LOST -> giveUp(from, to, error, true);
            case OVERDUE -> {
                overdue++;
                fitting = 1;
                if (items > 1) {
                    runPieces(lease, buffers, from, to);
                } else {
                    fail(from, error);
                }
            }
            case OUT_OF_MEMORY -> {
                if (makesRoom(lease)) {
                    run(lease, buffers, from, to);
                    return;
                }
                fitting = Math.max(1, items / 2);
                aftermath.exhausted(batch, items);
                if (items > 1) {
                    runPieces(lease, buffers, from, to);
                } else if (aftermath.elsewhere(batch, from)) {
                    requeued++;
                } else {
                    fail(from, error);
                }
            }
            default -> {
                if (items > 1) {
                    runPieces(lease, buffers, from, from + items / 2);
                    runPieces(lease, buffers, from + items / 2, to);
                } else {
                    fail(from, error);
                }
            }
        }
    }

    /** Whether idle sessions gave way, which is tried once: what is short then is short for other reasons. */
    private boolean makesRoom(SessionLease lease) {
        int gone = hasMadeRoom ? 0 : lease.makeRoom();
        hasMadeRoom = true;
        evictions += gone;
        return gone > 0;
    }

    /** Runs these windows in pieces that fit; what is left when the device is lost or the run was ended is given up. */
    private void runPieces(SessionLease lease, BatchBuffers buffers, int from, int to) {
        int at = from;
        while (at < to && !isEnded()) {
            int end = at + Math.min(to - at, fitting);
            run(lease, buffers, at, end);
            at = end;
        }
        if (at < to) {
            giveUp(at, to, ended(), false);
        }
    }

    private boolean isEnded() {
        return isLost || overdue == MOST_OVERDUE || batch.control().isTerminated();
    }

    private DeviceException ended() {
        if (overdue == MOST_OVERDUE) {
            return new DeviceException(
                    DeviceException.Problem.OVERDUE,
                    overdue + " runs of a batch of " + batch.key() + " on " + device()
                            + " took longer than their limit; the rest of it was not tried. Look for what holds the"
                            + " device up and send the job again.");
        }
        return new DeviceException(
                isLost ? DeviceException.Problem.DEVICE_LOST : DeviceException.Problem.TERMINATED,
                "The batch of " + batch.key() + " on " + device() + " was ended.");
    }

    /** No part of these windows would fare better here; those that ran when the device was lost may be the cause. */
    private void giveUp(int from, int to, DeviceException error, boolean ran) {
        if (error.problem() == DeviceException.Problem.DEVICE_LOST && !isLost) {
            isLost = true;
            aftermath.lost(batch, error);
        }
        for (int i = from; i < to; i++) {
            if (isLost && aftermath.again(batch, i, ran)) {
                requeued++;
            } else {
                fail(i, error);
            }
        }
    }

    private void finish(int place, boolean finite) {
        if (finite) {
            advance(place);
        } else if (leaving(place)
                .failed(new InferenceException(
                        Problem.BAD_OUTPUT,
                        "Model " + batch.key().model() + " answered a window with NaN or infinity on "
                                + device()
                                + ". Check the recording for damage; if it is sound, report it with the"
                                + " model's version."))) {
            failed++;
        }
    }

    private void advance(int place) {
        WindowItem item = batch.item(place);
        try {
            if (item.repeats()) {
                batch.repeat(place);
            } else {
                leaving(place).done();
            }
        } catch (RuntimeException e) {
            leaving(place).fail(e);
            failed++;
        }
    }

    /** Fails a window that is still wanted; the one of a job that has left has ended already. */
    private void fail(int place, DeviceException error) {
        if (leaving(place).failed(failure(error))) {
            failed++;
        }
    }

    /** What a window ends with that a device could not run. */
    static InferenceException failure(DeviceException error) {
        Problem problem = error.problem() == DeviceException.Problem.OUT_OF_MEMORY
                ? Problem.OUT_OF_MEMORY
                : Problem.DEVICE_FAILED;
        return new InferenceException(problem, String.valueOf(error.getMessage()), error);
    }

    /** The window, which the batch lets go before it ends, since its job may use it anew from then on. */
    private WindowItem leaving(int place) {
        batch.leave(place);
        return batch.item(place);
    }

    private String device() {
        return batch.seat().device().name();
    }

    private BatchReport report() {
        return new BatchReport(
                batch.key(),
                device(),
                batch.reason(),
                batch.size(),
                batch.seat().placement().policy().fullBatch(),
                batch.jobs(),
                failed,
                requeued,
                runs,
                failedRuns,
                batch.queueNanos(),
                batch.longestQueueNanos(),
                sessionNanos,
                loadNanos,
                evictions,
                inputNanos,
                computeNanos,
                outputNanos);
    }
}
