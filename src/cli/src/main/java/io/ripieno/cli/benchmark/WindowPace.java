package io.ripieno.cli.benchmark;

/**
 * How windows went through a network.
 *
 * @param windowsPerSecond all callers together
 * @param cpuMillisPerWindow of the whole process
 * @param bytesPerWindow allocated on the heap
 * @param batchFill mean share of a full batch
 */
record WindowPace(double windowsPerSecond, double cpuMillisPerWindow, double bytesPerWindow, double batchFill)
        implements Pace {
    static WindowPace of(Tally tally, OwnCosts costs, int fullBatch) {
        long windows = tally.windows();
        return new WindowPace(
                tally.rate(),
                costs.cpuNanos() * 1e-6 / windows,
                (double) costs.allocatedBytes() / windows,
                tally.meanBatch() / fullBatch);
    }

    @Override
    public double rate() {
        return windowsPerSecond;
    }

    @Override
    public double cost() {
        return cpuMillisPerWindow;
    }
}
