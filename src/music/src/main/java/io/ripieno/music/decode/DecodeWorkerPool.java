package io.ripieno.music.decode;

import io.ripieno.music.audio.AbortSignal;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.audio.Recording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Child processes that decode and encode, each serving one file at a time and many in turn, so that a hostile file can
 * hurt only its own process. A worker is started when it is first needed, and replaced after an error, after a time
 * limit, after a number of files, or when it takes too much memory. A file keeps its worker until its stream is at the
 * end or closed. May be used by several threads.
 */
public final class DecodeWorkerPool implements AutoCloseable {
    private static final Recording NOBODY = new Recording(Path.of(""), "What is not a file");

    private final DecodeWorkerCommand command;
    private final DecodeWorkerSettings settings;
    private final WorkerPermits permits;
    private final Deque<WorkerProcess> idle = new ArrayDeque<>();
    private final Set<WorkerProcess> running = ConcurrentHashMap.newKeySet();
    private final WorkerWatch watch;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong started = new AtomicLong();
    private final AtomicLong replaced = new AtomicLong();
    private volatile boolean closed;

    public DecodeWorkerPool(DecodeWorkerCommand command, DecodeWorkerSettings settings) {
        this.command = command;
        this.settings = settings;
        this.permits = new WorkerPermits(settings.workers());
        this.watch = new WorkerWatch(running, settings.maxResidentBytes(), this::endIdle);
    }

    /** Starts workers ahead of need, as many as given but no more than the pool holds. */
    public void warmUp(int workers) throws AudioException {
        List<WorkerProcess> warm = new ArrayList<>();
        try {
            for (int i = 0; i < Math.min(workers, settings.workers()); i++) {
                warm.add(borrow(NOBODY, AbortSignal.NEVER));
            }
        } finally {
            warm.forEach(this::putBack);
        }
    }

    /** How many workers are at work or held by an open stream. */
    public int busy() {
        return settings.workers() - permits.free();
    }

    /** How many processes there are now, at work or idle. */
    public int running() {
        return running.size();
    }

    /** How many processes have been started so far. */
    public long started() {
        return started.get();
    }

    /** How many workers were lost at a file, which another then had to itself. */
    public long replaced() {
        return replaced.get();
    }

    /** Ends all workers; streams that are open fail. */
    @Override
    public void close() {
        closed = true;
        watch.close();
        AudioException why = closedException();
        running.forEach(worker -> worker.end(why));
        running.clear();
        permits.close();
    }

    /** Decodes a file; blocks until a worker is free and has read the beginning. */
    DecodedStream decode(Recording recording, Excerpt excerpt, AudioLimits limits, AbortSignal signal)
            throws AudioException {
        return new WorkerStream(this, recording, excerpt, limits, signal);
    }

    DecodeWorkerSettings settings() {
        return settings;
    }

    /** Looks at the workers once more after some time. */
    void lookIn(Duration time) {
        watch.lookIn(time);
    }

    int nextRequest() {
        return requests.incrementAndGet();
    }

    /** Waits for a free worker, which the caller gives back by {@link #giveBack} or {@link #retire}. */
    WorkerProcess borrow(Recording recording, AbortSignal signal) throws AudioException {
        acquire(recording, signal);
        WorkerProcess idle = takeIdle();
        return idle != null ? idle : startForPermit(recording, signal);
    }

    /** Ends a worker that is lost, and starts another in its place. */
    WorkerProcess replace(WorkerProcess lost, Recording recording, AbortSignal signal) throws AudioException {
        running.remove(lost);
        lost.end(null);
        replaced.incrementAndGet();
        return startForPermit(recording, signal);
    }

    /** Takes back a worker that has served a file, be it well or not. */
    void giveBack(WorkerProcess worker) {
        boolean worn = worker.served() >= settings.filesPerWorker()
                || worker.errors() >= settings.errorsPerWorker()
                || worker.residentBytes() > settings.maxResidentBytes()
                || !worker.isAtRest()
                || worker.isEnded()
                || !worker.isAlive();
        if (worn) {
            retire(worker);
        } else {
            putBack(worker);
        }
    }

    /** Ends a worker that is not to be used again. */
    void retire(WorkerProcess worker) {
        running.remove(worker);
        worker.end(null);
        permits.release();
    }

    private void putBack(WorkerProcess worker) {
        worker.markIdle();
        synchronized (idle) {
            idle.push(worker);
        }
        permits.release();
        if (closed) {
            worker.end(null);
        }
    }

    private void acquire(Recording recording, AbortSignal signal) throws AudioException {
        CompletableFuture<Void> place = permits.ask();
        try (var listening = signal.onAbort(() -> place.cancel(false))) {
            if (signal == AbortSignal.NEVER) {
                place.get(settings.borrowTimeout().toNanos(), TimeUnit.NANOSECONDS);
            } else {
                place.get();
            }
        } catch (TimeoutException e) {
            if (place.cancel(false)) {
                throw allBusy();
            }
        } catch (CancellationException e) {
            signal.throwIfAborted(recording);
            throw closedException();
        } catch (InterruptedException e) {
            if (!place.cancel(false)) {
                permits.release();
            }
            Thread.currentThread().interrupt();
            throw new AudioException(
                    Problem.WORKERS_BUSY, "Interrupted while waiting for a decode worker: try again.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private AudioException allBusy() {
        return new AudioException(
                Problem.WORKERS_BUSY,
                "None of the " + settings.workers() + " decode workers became free within "
                        + settings.borrowTimeout().toMillis() / 1000.0
                        + " s: try again later, close streams that are no longer read, or allow more workers.");
    }

    private @Nullable WorkerProcess takeIdle() {
        synchronized (idle) {
            for (WorkerProcess worker; (worker = idle.poll()) != null; ) {
                if (worker.isAlive()) {
                    return worker;
                }
                running.remove(worker);
            }
        }
        return null;
    }

    private WorkerProcess startForPermit(Recording recording, AbortSignal signal) throws AudioException {
        try {
            return start(recording, signal);
        } catch (AudioException | RuntimeException e) {
            permits.release();
            throw e;
        }
    }

    private WorkerProcess start(Recording recording, AbortSignal signal) throws AudioException {
        signal.throwIfAborted(recording);
        WorkerProcess worker = WorkerProcess.start(command);
        running.add(worker);
        started.incrementAndGet();
        try (var listening = signal.onAbort(() -> worker.end(AudioException.aborted(recording)))) {
            if (closed) {
                throw closedException();
            }
            worker.awaitReady(settings.startTimeout());
            return worker;
        } catch (AudioException e) {
            running.remove(worker);
            worker.end(null);
            throw e;
        }
    }

    /** Called by the watch: ends workers that nobody has needed for long. */
    private void endIdle() {
        List<WorkerProcess> old = new ArrayList<>();
        synchronized (idle) {
            idle.removeIf(worker -> worker.isIdleFor(settings.idleTime()) && old.add(worker));
        }
        for (WorkerProcess worker : old) {
            running.remove(worker);
            worker.end(null);
        }
    }

    private static AudioException closedException() {
        return new AudioException(Problem.WORKER_LOST, "The pool of decode workers is closed: open a new one.");
    }
}
