package io.ripieno.music.decode;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the workers of a pool several times a second and ends those that are over a deadline or too large. */
final class WorkerWatch implements AutoCloseable {
    private static final long PERIOD_MILLIS = 200;

    private final Collection<WorkerProcess> workers;
    private final long maxResidentBytes;
    private final Runnable alsoEachTime;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "decode-worker-watch");
        thread.setDaemon(true);
        return thread;
    });

    WorkerWatch(Collection<WorkerProcess> workers, long maxResidentBytes, Runnable alsoEachTime) {
        this.workers = workers;
        this.maxResidentBytes = maxResidentBytes;
        this.alsoEachTime = alsoEachTime;
        var unused = clock.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Looks once more after some time, for a deadline that is nearer than usual. */
    void lookIn(Duration time) {
        try {
            var unused = clock.schedule(() -> workers.forEach(this::look), time.toNanos() + 1, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            workers.forEach(this::look);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void look() {
        workers.forEach(this::look);
        alsoEachTime.run();
    }

    private void look(WorkerProcess worker) {
        WorkerDeadline deadline = worker.deadline();
        if (deadline == null) {
            return;
        }
        if (deadline.isOver()) {
            worker.end(deadline.error().get());
            return;
        }
        long bytes = worker.isReady() ? worker.residentBytes() : 0;
        if (bytes > maxResidentBytes) {
            worker.end(new WorkerLoss("grew to " + (bytes >> 20) + " MiB of memory, over the limit of "
                    + (maxResidentBytes >> 20) + " MiB"));
        }
    }
}
