package io.ripieno.music.decode;

import io.ripieno.music.audio.AbortSignal;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.Recording;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The child processes of a pool: starts them when they are needed and ends them when nobody needs them any more. The last
 * that was put down is taken first, so that those too many stay idle and are ended. Safe for use by several threads.
 */
final class WorkerProcesses implements AutoCloseable {
    private final DecodeWorkerCommand command;
    private final DecodeWorkerSettings settings;
    private final BlockingDeque<WorkerProcess> idle = new LinkedBlockingDeque<>();
    private final Set<WorkerProcess> running = ConcurrentHashMap.newKeySet();
    /** Those that run and those that are about to be started. */
    private final AtomicInteger count = new AtomicInteger();

    private final AtomicLong started = new AtomicLong();
    private final WorkerWatch watch;
    private volatile boolean closed;

    WorkerProcesses(DecodeWorkerCommand command, DecodeWorkerSettings settings) {
        this.command = command;
        this.settings = settings;
        this.watch = new WorkerWatch(running, settings.maxResidentBytes(), this::endIdle);
    }

    int running() {
        return running.size();
    }

    long started() {
        return started.get();
    }

    /** Looks at the processes once more after some time. */
    void lookIn(Duration time) {
        watch.lookIn(time);
    }

    /**
     * An idle process, or a new one.
     *
     * @param growth how long to wait for an idle one before more are started than are readily
     */
    WorkerProcess take(Recording recording, AbortSignal signal, Duration growth) throws AudioException {
        try {
            WorkerProcess worker = takeIdle(Duration.ZERO);
            if (worker == null && !countReadily()) {
                worker = takeIdle(growth);
                count.addAndGet(worker == null ? 1 : 0);
            }
            return worker != null ? worker : startCounted(recording, signal);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** A new process. */
    WorkerProcess start(Recording recording, AbortSignal signal) throws AudioException {
        count.incrementAndGet();
        return startCounted(recording, signal);
    }

    /** Keeps a process for whoever is next. */
    void put(WorkerProcess worker) {
        worker.markIdle();
        idle.addFirst(worker);
        if (closed) {
            worker.end(null);
        }
    }

    /** Ends a process that is not to be used again. */
    void end(WorkerProcess worker) {
        forget(worker);
        worker.end(null);
    }

    private @Nullable WorkerProcess takeIdle(Duration wait) throws InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        for (WorkerProcess next; (next = idle.pollFirst(until - System.nanoTime(), TimeUnit.NANOSECONDS)) != null; ) {
            if (next.isAlive()) {
                return next;
            }
            forget(next);
        }
        return null;
    }

    private boolean countReadily() {
        int most = settings.sharing().readily();
        return count.getAndUpdate(now -> now < most ? now + 1 : now) < most;
    }

    private void forget(WorkerProcess worker) {
        if (running.remove(worker)) {
            count.decrementAndGet();
        }
    }

    private WorkerProcess startCounted(Recording recording, AbortSignal signal) throws AudioException {
        WorkerProcess worker;
        try {
            signal.throwIfAborted(recording);
            worker = WorkerProcess.start(command);
        } catch (AudioException | RuntimeException e) {
            count.decrementAndGet();
            throw e;
        }
        running.add(worker);
        started.incrementAndGet();
        try (var listening = signal.onAbort(() -> worker.end(AudioException.aborted(recording)))) {
            if (closed) {
                throw closedException();
            }
            worker.awaitReady(settings.startTimeout());
            return worker;
        } catch (AudioException e) {
            end(worker);
            throw e;
        }
    }

    /** Called by the watch: ends those that nobody has needed for long. */
    private void endIdle() {
        for (WorkerProcess worker : idle) {
            if (worker.isIdleFor(settings.idleTime()) && idle.remove(worker)) {
                end(worker);
            }
        }
    }

    /** Ends all; streams that are open fail. */
    @Override
    public void close() {
        closed = true;
        watch.close();
        AudioException why = closedException();
        running.forEach(worker -> worker.end(why));
        running.clear();
    }

    static AudioException closedException() {
        return new AudioException(Problem.WORKER_LOST, "The pool of decode workers is closed: open a new one.");
    }

    static AudioException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new AudioException(
                Problem.WORKERS_BUSY, "Interrupted while waiting for a decode worker: try again.", e);
    }
}
