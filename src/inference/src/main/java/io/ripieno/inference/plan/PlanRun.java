package io.ripieno.inference.plan;

import io.ripieno.inference.batch.BatchJob;
import io.ripieno.inference.host.HostJob;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.ExpiredException;
import io.ripieno.inference.work.InferenceException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the spans of one job through its stages: reads them in order, has a credit of them under way side by side, and
 * hands them on in order again. Memory is that of the credit, whatever the length of the input.
 */
public final class PlanRun<S> {
    private final List<Stage<S>> stages;
    private final int credit;
    private final HostJob host;
    private final BatchJob job;
    private final Supplier<S> fresh;
    private final Deque<SpanUnderWay<S>> underWay = new ArrayDeque<>();
    private final Deque<SpanUnderWay<S>> free = new ArrayDeque<>();
    private volatile @Nullable SpanUnderWay<S> awaited;

    /**
     * @param stages in which order each span passes
     * @param credit spans under way at most, at least 1
     * @param job whose credit of windows is that of the spans times {@link #windowsPerSpan}
     * @param fresh makes a span to be filled; as many as the credit
     */
    public PlanRun(List<Stage<S>> stages, int credit, HostJob host, BatchJob job, Supplier<S> fresh) {
        if (credit < 1) {
            throw new IllegalArgumentException("The credit of spans (" + credit + ") must be at least 1.");
        }
        this.stages = List.copyOf(stages);
        this.credit = credit;
        this.host = host;
        this.job = job;
        this.fresh = fresh;
    }

    /** How many windows a span has in flight at most. */
    public static int windowsPerSpan(List<? extends Stage<?>> stages) {
        int most = 1;
        for (Stage<?> stage : stages) {
            if (stage instanceof WindowStage<?> join) {
                most = Math.max(most, join.windows().size());
            }
        }
        return most;
    }

    /**
     * Runs to the end of the input, on the calling thread.
     *
     * @param done takes each span in order
     * @param cancellation with which the job was opened
     * @throws E if the input cannot be read
     * @throws InferenceException if a window failed or the engine is closing
     * @throws CancelledException if the job was cancelled or its thread interrupted
     * @throws ExpiredException if the job's deadline passed
     */
    public <E extends Exception> void run(SpanReader<S, E> reader, Consumer<S> done, Cancellation cancellation)
            throws E, InferenceException {
        try (Cancellation.Registration registration = cancellation.onCancel(this::giveUp)) {
            runToEnd(reader, done, cancellation);
        }
    }

    private void giveUp() {
        SpanUnderWay<S> oldest = awaited;
        if (oldest != null) {
            oldest.giveUpIfOver();
        }
    }

    private <E extends Exception> void runToEnd(SpanReader<S, E> reader, Consumer<S> done, Cancellation cancellation)
            throws E, InferenceException {
        try (HostJob.Visit visit = host.visit()) {
            SpanUnderWay<S> next;
            while ((next = read(reader, cancellation)) != null) {
                underWay.addLast(next);
                next.start(visit);
                if (underWay.size() == credit) {
                    finishOldest(done);
                }
            }
        }
        while (!underWay.isEmpty()) {
            finishOldest(done);
        }
    }

    private <E extends Exception> @Nullable SpanUnderWay<S> read(SpanReader<S, E> reader, Cancellation cancellation)
            throws E {
        cancellation.throwIfCancelled();
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted();
        }
        if (job.expireIfOverdue()) {
            throw job.expired();
        }
        SpanUnderWay<S> kept = free.pollFirst();
        SpanUnderWay<S> span = kept == null ? new SpanUnderWay<>(fresh.get(), stages, job, host) : kept;
        return reader.read(span.span()) ? span : null;
    }

    private void finishOldest(Consumer<S> done) throws InferenceException {
        SpanUnderWay<S> oldest = underWay.removeFirst();
        awaited = oldest;
        try {
            oldest.giveUpIfOver();
            oldest.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        }
        done.accept(oldest.span());
        free.addFirst(oldest);
    }

    private static CancelledException interrupted() {
        return new CancelledException("The thread of the job was interrupted.");
    }
}
