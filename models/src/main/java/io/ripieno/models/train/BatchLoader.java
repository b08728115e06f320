package io.ripieno.models.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads the batches of one epoch ahead on threads of its own. No more are read than have been taken and a few: a slow
 * trainer holds the readers back. The order is the epoch's, whatever the number of threads.
 */
final class BatchLoader implements AutoCloseable {
    private static final int SPARE = 2;

    private final Examples examples;
    private final Epoch epoch;
    private final ExecutorService threads;
    private final Deque<Future<Batch>> ahead = new ArrayDeque<>();
    private int submitted;

    /**
     * @param first the number of the batch to begin with
     * @param threadCount how many batches are read at a time
     */
    BatchLoader(Examples examples, Epoch epoch, int first, int threadCount) {
        this.examples = examples;
        this.epoch = epoch;
        this.submitted = first;
        AtomicInteger count = new AtomicInteger();
        threads = Executors.newFixedThreadPool(threadCount, task -> {
            Thread thread = new Thread(task, "batch-loader-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < threadCount + SPARE; i++) {
            submit();
        }
    }

    /**
     * The next batch of the epoch; waits for it. The caller takes as many as the epoch has.
     *
     * @throws TrainingException if an example of it could not be read
     */
    Batch next() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped while examples were read");
        }
        Future<Batch> next = ahead.remove();
        try {
            Batch batch = next.get();
            submit();
            return batch;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new TrainingException(
                    "An example could not be read: %s. Correct the data and go on with --resume.".formatted(cause),
                    cause);
        }
    }

    private void submit() {
        int number = submitted;
        if (number < epoch.batches().length) {
            submitted++;
            ahead.add(threads.submit(() -> Batch.read(examples, epoch.batches()[number], epoch.batchSeed(number))));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
