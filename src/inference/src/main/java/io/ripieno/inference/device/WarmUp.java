package io.ripieno.inference.device;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Runs a graph at growing sizes of batch, so that no job pays for the first run of a shape, and measures each. */
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
     * Sizes 1, 2, 4 and so on up to the full batch, the best of three runs each; ends early once it has taken two
     * seconds.
     */
    public RunCost measure(GraphSession session, int fullBatch) throws DeviceException {
        NavigableMap<Integer, Double> seconds = new TreeMap<>();
        long begin = nanoClock.getAsLong();
        try (BatchBuffers buffers = pool.borrow(session.graph(), fullBatch)) {
            for (int items = 1; items <= fullBatch; items = nextSize(items, fullBatch)) {
                seconds.put(items, best(session, buffers, items));
                if ((nanoClock.getAsLong() - begin) * 1e-9 > BUDGET_SECONDS) {
                    break;
                }
            }
        }
        return new RunCost(seconds);
    }

    /** Seconds of the best of three runs. */
    public double best(GraphSession session, int items) throws DeviceException {
        try (BatchBuffers buffers = pool.borrow(session.graph(), items)) {
            return best(session, buffers, items);
        }
    }

    /** One run, for what the first run of a shape costs. */
    public void once(GraphSession session, int items) throws DeviceException {
        try (BatchBuffers buffers = pool.borrow(session.graph(), items)) {
            session.run(buffers, items, new RunControl());
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

    private static int nextSize(int items, int fullBatch) {
        return items < fullBatch ? Math.min(2 * items, fullBatch) : fullBatch + 1;
    }
}
