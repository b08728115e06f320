package io.ripieno.inference.device;

import io.ripieno.inference.device.DeviceException.Problem;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Runs a graph that was just loaded: once, so that no job pays for its first runs, and to measure what runs cost. */
public final class WarmUp {
    private static final int RUNS = 3;
    private static final double BUDGET_SECONDS = 2;

    private final BufferPool pool;
    private final LongSupplier nanoClock;

    public WarmUp(BufferPool pool, LongSupplier nanoClock) {
        this.pool = pool;
        this.nanoClock = nanoClock;
    }

    /**
     * Runs the full batch, which takes most memory, and where only few sizes are run each of those. Sizes that memory
     * does not hold are left out.
     *
     * @return the largest size that passed
     * @throws DeviceException if none did
     */
    public int first(GraphSession session, BatchSizes sizes) throws DeviceException {
        int largest = 0;
        @Nullable DeviceException exhausted = null;
        List<Integer> ladder = sizes.ladder();
        try (BatchBuffers buffers = pool.borrow(session.graph(), sizes.full())) {
            for (int i = ladder.size() - 1; i >= 0 && (largest == 0 || sizes.areFew()); i--) {
                try {
                    session.run(buffers, ladder.get(i), new RunControl());
                    largest = Math.max(largest, ladder.get(i));
                } catch (DeviceException e) {
                    exhausted = ifExhausted(e);
                }
            }
        }
        if (largest == 0 && exhausted != null) {
            throw exhausted;
        }
        return largest;
    }

    /**
     * Sizes 1, 2, 4 and so on up to the full batch, the best of three runs each; ends early once it has taken two
     * seconds, or at a size that memory does not hold.
     */
    public RunCost measure(GraphSession session, int fullBatch) throws DeviceException {
        NavigableMap<Integer, Double> seconds = new TreeMap<>();
        long begin = nanoClock.getAsLong();
        try (BatchBuffers buffers = pool.borrow(session.graph(), fullBatch)) {
            for (int items : new BatchSizes(fullBatch, true).ladder()) {
                seconds.put(items, best(session, buffers, items));
                if ((nanoClock.getAsLong() - begin) * 1e-9 > BUDGET_SECONDS) {
                    break;
                }
            }
        } catch (DeviceException e) {
            if (seconds.isEmpty()) {
                throw e;
            }
            ifExhausted(e);
        }
        return new RunCost(seconds);
    }

    /** Whether measuring anew would tell of no size of batch that the cost does not: it has the full one, or took its time. */
    public static boolean isComplete(RunCost measured, int fullBatch) {
        double seconds = measured.secondsByBatch().values().stream()
                .mapToDouble(each -> RUNS * each)
                .sum();
        return measured.largestBatch() >= fullBatch || seconds > BUDGET_SECONDS / 2;
    }

    /** Seconds of the best of three runs. */
    public double best(GraphSession session, int items) throws DeviceException {
        try (BatchBuffers buffers = pool.borrow(session.graph(), items)) {
            return best(session, buffers, items);
        }
    }

    private double best(GraphSession session, BatchBuffers buffers, int items) throws DeviceException {
        double best = Double.POSITIVE_INFINITY;
        for (int run = 0; run < RUNS; run++) {
            long start = nanoClock.getAsLong();
            session.run(buffers, items, new RunControl());
            best = Math.min(best, (nanoClock.getAsLong() - start) * 1e-9);
        }
        return best;
    }

    private static DeviceException ifExhausted(DeviceException e) throws DeviceException {
        if (e.problem() != Problem.OUT_OF_MEMORY) {
            throw e;
        }
        return e;
    }
}
