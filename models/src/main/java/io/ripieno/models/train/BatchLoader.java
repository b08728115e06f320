package io.ripieno.models.train;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Reads the batches of one epoch ahead on threads of its own. No more are read than have been taken and a few: a slow
 * trainer holds the readers back. The order is the epoch's, whatever the number of threads. Who waits long for a batch
 * hears which examples are awaited.
 */
final class BatchLoader implements AutoCloseable {
    private static final int SPARE = 2;
    private static final int MOST_NAMED = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Examples examples;
    private final Epoch epoch;
    private final ExecutorService threads;
    private final Duration patience;
    private final Consumer<String> notices;
    private final Deque<Future<Batch>> ahead = new ArrayDeque<>();
    private int taken;
    private int submitted;

    /**
     * @param first the number of the batch to begin with
     * @param threadCount how many batches are read at a time
     * @param notices hears what is waited for, after half a minute and each one that follows
     */
    BatchLoader(Examples examples, Epoch epoch, int first, int threadCount, Consumer<String> notices) {
        this(examples, epoch, first, threadCount, notices, PATIENCE);
    }

    BatchLoader(
            Examples examples, Epoch epoch, int first, int threadCount, Consumer<String> notices, Duration patience) {
        this.examples = examples;
        this.epoch = epoch;
        this.submitted = first;
        this.taken = first;
        this.notices = notices;
        this.patience = patience;
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
     * @throws TrainingException if an example of it could not be read, for whatever reason
     */
    Batch next() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped while examples were read");
        }
        Future<Batch> next = ahead.remove();
        try {
            Batch batch = await(next);
            taken++;
            submit();
            return batch;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new TrainingException(
                    "An example of %s could not be read: %s. Correct the data and go on with --resume."
                            .formatted(awaited(), cause),
                    cause);
        }
    }

    private Batch await(Future<Batch> next) throws InterruptedException, ExecutionException {
        for (int waits = 1; ; waits++) {
            try {
                return next.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                notices.accept(
                        "waiting for examples %s for %.1f s".formatted(awaited(), waits * patience.toNanos() / 1e9));
            }
        }
    }

    /** The examples of the next batch, the first few of them. */
    private String awaited() {
        int[] indices = epoch.batches()[taken];
        String named = Arrays.toString(Arrays.copyOf(indices, Math.min(MOST_NAMED, indices.length)));
        return indices.length > MOST_NAMED ? named + " and %d others".formatted(indices.length - MOST_NAMED) : named;
    }

    private void submit() {
        int number = submitted;
        if (number < epoch.batches().length) {
            submitted++;
            ahead.add(threads.submit(() -> Batch.read(examples, epoch.batches()[number], epoch.batchSeed(number))));
        }
    }

    /** Stops the readers and waits until they have, for half a minute at most. */
    @Override
    public void close() {
        threads.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            if (!threads.awaitTermination(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                notices.accept("a reader of examples does not stop; it is left to itself");
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
