package io.ripieno.inference.batch;

import io.ripieno.inference.work.Cancellation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A job of so many spans, each a window of every one of its graphs; a span ends when all of its windows have. */
final class SimulatedJob {
    final Cancellation cancellation = new Cancellation();
    final Map<WindowItem.State, Integer> ends = new HashMap<>();
    final long came;
    long finished = -1;

    private final BatchJob job;
    private final List<BatchKey> graphs;
    private final Consumer<WindowItem> submitted;
    private final Map<WindowItem, List<WindowItem>> spans = new IdentityHashMap<>();
    private int spansLeft;
    private int spansOpen;
    private int windows;

    SimulatedJob(
            BatchScheduler scheduler, JobTerms terms, List<BatchKey> graphs, int spans, Consumer<WindowItem> submitted)
            throws Exception {
        this.job = scheduler.open(terms, cancellation);
        this.came = scheduler.now();
        this.graphs = graphs;
        this.submitted = submitted;
        this.spansLeft = spans;
        for (int i = 0; i < terms.credit() / graphs.size(); i++) {
            nextSpan();
        }
    }

    private void nextSpan() {
        if (spansLeft == 0) {
            return;
        }
        spansLeft--;
        spansOpen++;
        List<WindowItem> windows = new ArrayList<>();
        for (BatchKey graph : graphs) {
            WindowItem item = job.take(graph);
            windows.add(item);
            spans.put(item, windows);
        }
        for (WindowItem item : windows) {
            this.windows++;
            submitted.accept(item);
            job.submit(item);
        }
    }

    int submitted() {
        return windows;
    }

    /** The deadline has passed; whoever waited would have found out. */
    void expire() {
        if (!isFinished()) {
            job.expireIfOverdue();
            settle();
        }
    }

    /** Hears of the windows that ended because the job did. */
    void settle() {
        for (WindowItem item : open()) {
            if (!item.isPending() && spans.containsKey(item)) {
                ended(item, -1);
            }
        }
    }

    /** Hears that one of its windows has ended; each must be told of once. */
    void ended(WindowItem item, long now) {
        ends.merge(item.state(), 1, Integer::sum);
        List<WindowItem> span = spans.remove(item);
        if (span == null) {
            throw new AssertionError("A window ended that was not under way, or ended twice.");
        }
        boolean wanted = span.stream().allMatch(each -> each.state() == WindowItem.State.DONE);
        if (span.stream().noneMatch(spans::containsKey)) {
            span.forEach(job::release);
            spansOpen--;
            if (wanted) {
                nextSpan();
                if (spansOpen == 0) {
                    finished = now;
                    job.close();
                }
            }
        }
    }

    boolean isFinished() {
        return finished >= 0;
    }

    /** From when it came to when its last window ended. */
    long nanos() {
        if (finished < 0) {
            throw new AssertionError("The job has not finished.");
        }
        return finished - came;
    }

    int done() {
        return ends.getOrDefault(WindowItem.State.DONE, 0);
    }

    boolean owns(WindowItem item) {
        return item.job() == job;
    }

    List<WindowItem> open() {
        return List.copyOf(spans.keySet());
    }
}
