package io.ripieno.music.decode;

import io.ripieno.music.audio.AbortSignal;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.Recording;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The child processes of a pool: starts them when they are needed and ends them when nobody needs them any more. The last
 * that was put down is taken first, so that those too many stay idle and are ended. Safe for use by several threads.
 */
final class WorkerProcesses implements AutoCloseable {
    private final DecodeWorkerCommand command;
    private final DecodeWorkerSettings settings;
    private final Deque<WorkerProcess> idle = new ConcurrentLinkedDeque<>();
    private final Set<WorkerProcess> running = ConcurrentHashMap.newKeySet();
    private final AtomicLong started = new AtomicLong();
    private final WorkerWatch watch;
    private volatile boolean closed;

    /** @param alsoNowAndThen is done several times a second */
    WorkerProcesses(DecodeWorkerCommand command, DecodeWorkerSettings settings, Runnable alsoNowAndThen) {
        this.command = command;
        this.settings = settings;
        this.watch = new WorkerWatch(running, settings.wear().residentBytes(), () -> {
            endIdle();
            alsoNowAndThen.run();
        });
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

    /** An idle process, or a new one. */
    WorkerProcess take(Recording recording, AbortSignal signal) throws AudioException {
        for (WorkerProcess next; (next = idle.pollFirst()) != null; ) {
            if (next.isAlive()) {
                return next;
            }
            running.remove(next);
        }
        return start(recording, signal);
    }

    /** A new process. */
    WorkerProcess start(Recording recording, AbortSignal signal) throws AudioException {
        signal.throwIfAborted(recording);
        WorkerProcess worker = WorkerProcess.start(command);
        running.add(worker);
        started.incrementAndGet();
        try (var listening = signal.onAbort(() -> worker.end(AudioException.aborted(recording)))) {
            if (closed) {
                throw closedException();
            }
            worker.awaitReady(settings.times().start());
            return worker;
        } catch (AudioException e) {
            end(worker);
            throw e;
        }
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
        running.remove(worker);
        worker.end(null);
    }

    /** Called by the watch: ends those that nobody has needed for long. */
    private void endIdle() {
        for (WorkerProcess worker : List.copyOf(idle)) {
            if (worker.isIdleFor(settings.times().idle()) && idle.remove(worker)) {
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
}
