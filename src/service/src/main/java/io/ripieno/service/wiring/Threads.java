package io.ripieno.service.wiring;

import io.ripieno.service.job.Code;
import io.ripieno.service.log.Log;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of the service: one to decode, one to ask the registry, one to look for stored outcomes, a few to work, one
 * to tell, one for what comes later.
 */
final class Threads implements AutoCloseable {
    private static final Log LOG = Log.of(Threads.class);
    private static final int IDLE_SECONDS = 30;

    private final ExecutorService intake = Executors.newSingleThreadExecutor(named("intake"));
    private final ExecutorService asking = Executors.newSingleThreadExecutor(named("registry"));
    private final ExecutorService looking = Executors.newSingleThreadExecutor(named("stored"));
    private final ExecutorService telling = Executors.newSingleThreadExecutor(named("telling"));
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(named("timer"));
    private final ScheduledExecutorService broker = Executors.newSingleThreadScheduledExecutor(named("broker"));
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(named("sweeper"));
    private final ScheduledExecutorService refreshing = Executors.newSingleThreadScheduledExecutor(named("refresh"));
    private final ThreadPoolExecutor workers;

    Threads(int jobs) {
        workers = new ThreadPoolExecutor(
                jobs, jobs, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named("job"));
        workers.allowCoreThreadTimeOut(true);
    }

    ExecutorService intake() {
        return intake;
    }

    ExecutorService asking() {
        return asking;
    }

    ExecutorService looking() {
        return looking;
    }

    ExecutorService telling() {
        return telling;
    }

    ExecutorService workers() {
        return workers;
    }

    /** Does nothing once closed. */
    void later(Duration delay, Runnable action) {
        if (!timer.isShutdown()) {
            timer.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void often(Duration pause, Runnable action) {
        timer.scheduleWithFixedDelay(guarded(action), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** On a thread of its own, as it may block. */
    void oftenAskBroker(Duration pause, Runnable action) {
        broker.scheduleWithFixedDelay(guarded(action), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** At once and then again and again, on a thread of its own, as it may take long. */
    void oftenSweep(Duration pause, Runnable action) {
        sweeper.scheduleWithFixedDelay(guarded(action), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** On a thread of its own, as loading a model takes long. */
    void oftenRefresh(Duration pause, Runnable action) {
        refreshing.scheduleWithFixedDelay(guarded(action), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        refreshing.shutdownNow();
        timer.shutdownNow();
        broker.shutdownNow();
        sweeper.shutdownNow();
        intake.shutdownNow();
        asking.shutdownNow();
        looking.shutdownNow();
        telling.shutdownNow();
        workers.shutdownNow();
    }

    /** A schedule ends with the first exception; ours go on. */
    private static Runnable guarded(Runnable action) {
        return () -> {
            try {
                action.run();
            } catch (RuntimeException e) {
                LOG.error(Code.UNEXPECTED, "A fault of the program in something that is done again and again.", e);
            }
        };
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "ripieno-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
