package io.ripieno.cli.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that each do the same until it is done. */
final class Crew implements AutoCloseable {
    private final ExecutorService pool;
    private final List<Future<?>> work = new ArrayList<>();

    private Crew(int threads, Callable<?> task) {
        pool = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            work.add(pool.submit(task));
        }
    }

    static Crew start(int threads, Callable<?> task) {
        return new Crew(threads, task);
    }

    /** Throws what one of them threw, if one has ended that way already. */
    void check() throws ExecutionException, InterruptedException {
        for (Future<?> each : work) {
            if (each.isDone()) {
                each.get();
            }
        }
    }

    /** Waits for the end of all; throws what one of them threw. */
    void await() throws ExecutionException, InterruptedException {
        for (Future<?> each : work) {
            each.get();
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
