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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Child processes that decode and encode, each serving one file at a time and many in turn, so that a hostile file can
 * hurt only its own process. A worker is started when it is first needed, and replaced after an error, after a time
 * limit, after a number of files, or when it takes too much memory. A file keeps its worker until its stream is at the
 * end or closed; who waits for one is served as {@link WorkerClaim} says. May be used by several threads.
 */
public final class DecodeWorkerPool implements AutoCloseable {
    private static final Recording NOBODY = new Recording(Path.of(""), "What is not a file");

    private final DecodeWorkerSettings settings;
    private final WorkerPermits permits;
    private final WorkerProcesses processes;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong replaced = new AtomicLong();

    public DecodeWorkerPool(DecodeWorkerCommand command, DecodeWorkerSettings settings) {
        this.settings = settings;
        this.permits = new WorkerPermits(settings.workers(), settings.sharing(), System::nanoTime);
        this.processes = new WorkerProcesses(command, settings, permits::serve);
    }

    /** Starts workers ahead of need, as many as given but no more than the pool holds. */
    public void warmUp(int workers) throws AudioException {
        List<WorkerProcess> warm = new ArrayList<>();
        try {
            for (int i = 0; i < Math.min(workers, settings.workers()); i++) {
                warm.add(borrow(NOBODY, AbortSignal.NEVER, beforeAll(i)));
            }
        } finally {
            warm.forEach(this::putBack);
        }
    }

    /** Nobody of a lower lane counts. */
    private static WorkerClaim beforeAll(int lane) {
        return new WorkerClaim() {
            @Override
            public int lane() {
                return lane;
            }
        };
    }

    /** How many workers are at work or held by an open stream. */
    public int busy() {
        return permits.busy();
    }

    /** How many recordings wait for a worker. */
    public int waiting() {
        return permits.waiting();
    }

    /** How many processes there are now, at work or idle. */
    public int running() {
        return processes.running();
    }

    /** How many processes have been started so far. */
    public long started() {
        return processes.started();
    }

    /** How many workers were lost at a file, which another then had to itself. */
    public long replaced() {
        return replaced.get();
    }

    /** Ends all workers; streams that are open fail. */
    @Override
    public void close() {
        processes.close();
        permits.close();
    }

    /** Decodes a file with an ordinary claim to a worker. */
    DecodedStream decode(Recording recording, Excerpt excerpt, AudioLimits limits, AbortSignal signal)
            throws AudioException {
        return decode(recording, excerpt, limits, signal, WorkerClaim.ORDINARY);
    }

    /** Decodes a file; blocks until a worker is free and has read the beginning. */
    DecodedStream decode(
            Recording recording, Excerpt excerpt, AudioLimits limits, AbortSignal signal, WorkerClaim claim)
            throws AudioException {
        return new WorkerStream(this, recording, excerpt, limits, signal, claim);
    }

    DecodeWorkerSettings settings() {
        return settings;
    }

    /** Looks at the workers once more after some time. */
    void lookIn(Duration time) {
        processes.lookIn(time);
    }

    int nextRequest() {
        return requests.incrementAndGet();
    }

    /** Waits for a free worker with an ordinary claim to it. */
    WorkerProcess borrow(Recording recording, AbortSignal signal) throws AudioException {
        return borrow(recording, signal, WorkerClaim.ORDINARY);
    }

    /** Waits for a free worker, which the caller gives back by {@link #giveBack} or {@link #retire}. */
    WorkerProcess borrow(Recording recording, AbortSignal signal, WorkerClaim claim) throws AudioException {
        try (WorkerClaim.Wait waits = claim.begin()) {
            WorkerPermit permit = permits.ask(claim);
            await(permit, recording, signal);
            return held(permit, () -> processes.take(recording, signal));
        }
    }

    /** Ends a worker that is lost, and starts another in its place. */
    WorkerProcess replace(WorkerProcess lost, Recording recording, AbortSignal signal) throws AudioException {
        processes.end(lost);
        replaced.incrementAndGet();
        return held(lost.letGo(), () -> processes.start(recording, signal));
    }

    /** So many seconds are wanted of what a worker reads, whatever was thought. */
    void heard(WorkerProcess worker, double seconds) {
        permits.heard(worker.permit(), seconds);
    }

    /** Takes back a worker that has served a file, be it well or not. */
    void giveBack(WorkerProcess worker) {
        boolean worn = settings.wear().has(worker) || !worker.isAtRest() || worker.isEnded() || !worker.isAlive();
        if (worn) {
            retire(worker);
        } else {
            putBack(worker);
        }
    }

    /** Ends a worker that is not to be used again. */
    void retire(WorkerProcess worker) {
        processes.end(worker);
        permits.release(worker.letGo());
    }

    private void putBack(WorkerProcess worker) {
        WorkerPermit permit = worker.letGo();
        processes.put(worker);
        permits.release(permit);
    }

    /** Gives the permit back if there is no worker to use it for. */
    private WorkerProcess held(WorkerPermit permit, WorkerSource source) throws AudioException {
        try {
            WorkerProcess worker = source.get();
            worker.hold(permit);
            return worker;
        } catch (AudioException | RuntimeException e) {
            permits.release(permit);
            throw e;
        }
    }

    @FunctionalInterface
    private interface WorkerSource {
        WorkerProcess get() throws AudioException;
    }

    private void await(WorkerPermit permit, Recording recording, AbortSignal signal) throws AudioException {
        try (var listening = signal.onAbort(() -> permit.had.cancel(false))) {
            if (signal == AbortSignal.NEVER) {
                permit.had.get(settings.times().borrow().toNanos(), TimeUnit.NANOSECONDS);
            } else {
                permit.had.get();
            }
        } catch (TimeoutException e) {
            if (permit.had.cancel(false)) {
                throw allBusy();
            }
        } catch (CancellationException e) {
            signal.throwIfAborted(recording);
            throw WorkerProcesses.closedException();
        } catch (InterruptedException e) {
            if (!permit.had.cancel(false)) {
                permits.release(permit);
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
                        + settings.times().borrow().toMillis() / 1000.0
                        + " s: try again later, close streams that are no longer read, or allow more workers.");
    }
}
