package io.ripieno.inference.device.simulated;

/**
 * What a graph costs on a simulated device.
 *
 * @param runSeconds of a run, whatever its size
 * @param itemSeconds of each item on top
 * @param bytes of the device's memory that the session takes
 * @param loadSeconds that loading takes
 * @param evictSeconds that giving the session up takes
 */
public record Declared(double runSeconds, double itemSeconds, long bytes, double loadSeconds, double evictSeconds) {
    /** What is given up at no cost. */
    public Declared(double runSeconds, double itemSeconds, long bytes, double loadSeconds) {
        this(runSeconds, itemSeconds, bytes, loadSeconds, 0);
    }

    /** Seconds of a run of so many items. */
    public double seconds(int items) {
        return runSeconds + items * itemSeconds;
    }
}
