package io.ripieno.inference.batch;

import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.SessionLease;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InferenceException.Problem;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs one batch to its end, whatever happens: outputs that are not finite fail their own window; a run that throws is
 * repeated on each half until the guilty window stands alone.
 */
final class BatchRun {
    private final Batch batch;
    private final String device;
    private final BufferPool pool;
    private final LongSupplier nanoClock;
    private long inputNanos;
    private long computeNanos;
    private long outputNanos;
    private int failed;
    private int runs;

    BatchRun(Batch batch, String device, BufferPool pool, LongSupplier nanoClock) {
        this.batch = batch;
        this.device = device;
        this.pool = pool;
        this.nanoClock = nanoClock;
    }

    /** Finishes every window of the batch. */
    BatchReport execute() {
        try (SessionLease lease = batch.placement.source().acquire(batch.control);
                BatchBuffers buffers = pool.borrow(
                        lease.session().graph(), batch.placement.policy().fullBatch())) {
            run(lease.session(), buffers, batch.items);
        } catch (DeviceException e) {
            giveUp(e);
        }
        return report();
    }

    /** There is no session to be had, so no half of the batch would fare better. */
    private void giveUp(DeviceException error) {
        if (error.problem() == DeviceException.Problem.TERMINATED) {
            batch.items.forEach(WindowItem::cancelled);
        } else {
            failed += batch.items.size();
            batch.items.forEach(item -> fail(item, error));
        }
    }

    private void run(GraphSession session, BatchBuffers buffers, List<WindowItem> items) {
        long begin = nanoClock.getAsLong();
        for (int i = 0; i < items.size(); i++) {
            items.get(i).gather(buffers, i);
        }
        long start = nanoClock.getAsLong();
        inputNanos += start - begin;
        DeviceException error = attempt(session, buffers, items.size());
        long end = nanoClock.getAsLong();
        computeNanos += end - start;
        if (error != null) {
            onError(session, buffers, items, error);
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            finish(items.get(i), items.get(i).scatter(buffers, i));
        }
        outputNanos += nanoClock.getAsLong() - end;
    }

    private @Nullable DeviceException attempt(GraphSession session, BatchBuffers buffers, int items) {
        runs++;
        try {
            session.run(buffers, items, batch.control);
            return null;
        } catch (DeviceException e) {
            return e;
        } catch (RuntimeException e) {
            return new DeviceException(
                    DeviceException.Problem.FAILED,
                    "The run of " + batch.key + " on " + device + " broke off: " + e,
                    e);
        }
    }

    private void onError(GraphSession session, BatchBuffers buffers, List<WindowItem> items, DeviceException error) {
        if (error.problem() == DeviceException.Problem.TERMINATED) {
            items.forEach(WindowItem::cancelled);
        } else if (items.size() == 1) {
            failed++;
            fail(items.get(0), error);
        } else {
            int half = items.size() / 2;
            run(session, buffers, items.subList(0, half));
            run(session, buffers, items.subList(half, items.size()));
        }
    }

    private void finish(WindowItem item, boolean finite) {
        if (finite) {
            item.done();
        } else {
            failed++;
            item.failed(new InferenceException(
                    Problem.BAD_OUTPUT,
                    "Model " + batch.key.model() + " answered a window with NaN or infinity on " + device
                            + ". Check the recording for damage; if it is sound, report it with the model's version."));
        }
    }

    private static void fail(WindowItem item, DeviceException error) {
        item.failed(new InferenceException(problem(error), String.valueOf(error.getMessage()), error));
    }

    private static Problem problem(DeviceException error) {
        return error.problem() == DeviceException.Problem.OUT_OF_MEMORY ? Problem.OUT_OF_MEMORY : Problem.DEVICE_FAILED;
    }

    private BatchReport report() {
        return new BatchReport(
                batch.key,
                device,
                batch.reason,
                batch.items.size(),
                batch.placement.policy().fullBatch(),
                batch.jobs,
                failed,
                runs,
                batch.queueNanos,
                batch.longestQueueNanos,
                inputNanos,
                computeNanos,
                outputNanos);
    }
}
