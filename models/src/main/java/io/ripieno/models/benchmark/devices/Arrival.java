package io.ripieno.models.benchmark.devices;

/** A recording that came, for one of the graphs. */
record Arrival(FleetGraph graph, int windows, boolean isShort) {
    /** Device seconds of so many of its windows, by what a window costs in a full batch. */
    double cost(int count) {
        return count * graph.windowSeconds();
    }
}
