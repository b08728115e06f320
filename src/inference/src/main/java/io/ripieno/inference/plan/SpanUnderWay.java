package io.ripieno.inference.plan;

import io.ripieno.inference.batch.BatchJob;
import io.ripieno.inference.batch.WindowItem;
import io.ripieno.inference.host.HostJob;
import io.ripieno.inference.host.Slice;
import io.ripieno.inference.work.InferenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One span on its way through the stages. No thread is held while its windows wait for a device: whoever ends the last
 * of them hands the rest to the host's threads. Used again for later spans of the job.
 */
final class SpanUnderWay<S> {
    private final S span;
    private final List<Stage<S>> stages;
    private final BatchJob job;
    private final HostJob host;
    private final List<WindowItem> windows = new ArrayList<>();
    private final AtomicInteger windowsLeft = new AtomicInteger();
    private final Slice begin = new Slice(this::begin, this::end);
    private final Runnable windowEnded = this::windowEnded;
    private final Slice finishStage = new Slice(this::finishStage, this::end);
    private int stage;
    private int slice;

    /** Guarded by this, as is the failure. */
    private boolean isAtEnd;

    private @Nullable Exception failure;

    SpanUnderWay(S span, List<Stage<S>> stages, BatchJob job, HostJob host) {
        this.span = span;
        this.stages = stages;
        this.job = job;
        this.host = host;
    }

    S span() {
        return span;
    }

    /** Sets a span out that was read, from the thread that read it. */
    void start(HostJob.Visit visit) {
        stage = 0;
        slice = 0;
        synchronized (this) {
            isAtEnd = stages.isEmpty();
            failure = null;
        }
        if (!stages.isEmpty()) {
            visit.run(begin);
            giveUpIfOver();
        }
    }

    /** Ends the span, if its job is over, as long as it waits for its turn on the host. */
    void giveUpIfOver() {
        if (job.isOver() && (host.withdraw(begin) || host.withdraw(finishStage))) {
            end(job.ended());
        }
    }

    private void waitForHost(Slice next) {
        host.submit(next);
        giveUpIfOver();
    }

    /**
     * Waits until the span has passed all stages, and reads what the last of them answered.
     *
     * @throws InferenceException if a window failed
     * @throws InterruptedException if the waiting thread was interrupted
     */
    void await() throws InferenceException, InterruptedException {
        awaitEnd();
        Exception cause = failure();
        if (cause == null) {
            readWindows();
            return;
        }
        if (cause instanceof InferenceException inference) {
            throw inference;
        }
        if (cause instanceof RuntimeException unexpected) {
            throw unexpected;
        }
        throw new IllegalStateException("A stage ended with an exception that no stage throws.", cause);
    }

    private void awaitEnd() throws InterruptedException {
        while (!awaitEndOrDeadline()) {
            if (job.expireIfOverdue()) {
                throw job.expired();
            }
        }
    }

    private synchronized boolean awaitEndOrDeadline() throws InterruptedException {
        while (!isAtEnd) {
            long left = job.nanosLeft();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    private synchronized @Nullable Exception failure() {
        return failure;
    }

    /** Does a slice of the stage on the host, or sets its windows out, if the job still wants it. */
    private void begin() {
        try {
            Stage<S> now = stages.get(stage);
            if (job.isOver() || job.expireIfOverdue()) {
                end(job.ended());
            } else if (now instanceof HostStage<S> work) {
                if (work.slices().run(span, slice++)) {
                    waitForHost(begin);
                } else {
                    next();
                }
            } else if (now instanceof WindowStage<S> join) {
                setOut(join.windows());
            } else if (now instanceof LoopStage<S> loop) {
                setOut(loop);
            }
        } catch (RuntimeException e) {
            end(e);
        } catch (Throwable e) {
            end(broken(e));
        }
    }

    /** The windows are read once this thread, too, has no more to do with them. */
    private void setOut(List<WindowStage.Use<S>> uses) {
        for (WindowStage.Use<S> use : uses) {
            windows.add(job.take(use.key()));
        }
        windowsLeft.set(uses.size() + 1);
        for (int i = 0; i < uses.size(); i++) {
            windows.get(i).onEnd(windowEnded);
            fill(windows.get(i), uses.get(i));
        }
        windowEnded();
    }

    private void setOut(LoopStage<S> loop) {
        WindowItem window = job.take(loop.use().key());
        windows.add(window);
        windowsLeft.set(2);
        window.onEnd(windowEnded);
        window.repeat((step, item) -> loop.step().next(span, step, item), loop.mostSteps());
        fill(window, loop.use());
        windowEnded();
    }

    private void fill(WindowItem window, WindowStage.Use<S> use) {
        try {
            use.fill().copy(span, window);
            job.submit(window);
        } catch (RuntimeException e) {
            window.fail(e);
        } catch (Throwable e) {
            window.fail(broken(e));
        }
    }

    private void windowEnded() {
        if (windowsLeft.decrementAndGet() > 0) {
            return;
        }
        if (stage == stages.size() - 1) {
            end(null);
        } else {
            waitForHost(finishStage);
        }
    }

    private void finishStage() {
        try {
            readWindows();
            next();
        } catch (InferenceException | RuntimeException e) {
            end(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(new IllegalStateException("A thread of the host was interrupted.", e));
        } catch (Throwable e) {
            end(broken(e));
        }
    }

    /** Reads the windows of the stage, which have ended, and gives them back; the first failure is thrown after that. */
    private void readWindows() throws InferenceException, InterruptedException {
        List<WindowItem> ended = List.copyOf(windows);
        windows.clear();
        try {
            for (int i = 0; i < ended.size(); i++) {
                ended.get(i).await();
                use(i).read().copy(span, ended.get(i));
            }
        } finally {
            ended.forEach(job::release);
        }
    }

    private WindowStage.Use<S> use(int window) {
        Stage<S> now = stages.get(stage);
        if (now instanceof WindowStage<S> join) {
            return join.windows().get(window);
        }
        if (now instanceof LoopStage<S> loop) {
            return loop.use();
        }
        throw new IllegalStateException("A host stage has no windows.");
    }

    private void next() {
        slice = 0;
        if (stage == stages.size() - 1) {
            end(null);
        } else {
            stage++;
            waitForHost(begin);
        }
    }

    /** The first cause counts. */
    private synchronized void end(@Nullable Exception cause) {
        if (!isAtEnd) {
            isAtEnd = true;
            failure = cause;
            notifyAll();
        }
    }

    /** An error ends the job, not the thread of the host that met it. */
    private static IllegalStateException broken(Throwable error) {
        return new IllegalStateException("A stage broke off on the host: " + error, error);
    }
}
