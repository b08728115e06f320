package io.ripieno.models.train;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads the batches of one epoch ahead, on a thread of its own, into a bounded queue. */
final class BatchLoader implements AutoCloseable {
    private static final int AHEAD = 4;

    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(AHEAD);
    private final Thread thread;
    private volatile @Nullable RuntimeException failure;
    private volatile boolean closed;

    BatchLoader(Examples examples, Epoch epoch) {
        thread = new Thread(() -> load(examples, epoch), "batch-loader");
        thread.setDaemon(true);
        thread.start();
    }

    /** The next batch of the epoch; waits for it. The caller takes as many as the epoch has. */
    Batch next() throws InterruptedException {
        while (true) {
            Batch batch = queue.poll(100, TimeUnit.MILLISECONDS);
            if (batch != null) {
                return batch;
            }
            RuntimeException cause = failure;
            if (cause != null) {
                throw new IllegalStateException("An example could not be read: " + cause.getMessage(), cause);
            }
        }
    }

    private void load(Examples examples, Epoch epoch) {
        try {
            for (int b = 0; b < epoch.batches().length && !closed; b++) {
                queue.put(Batch.read(examples, epoch.batches()[b], epoch.batchSeed(b)));
            }
        } catch (RuntimeException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
