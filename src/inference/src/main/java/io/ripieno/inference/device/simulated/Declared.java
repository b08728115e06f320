package io.ripieno.inference.device.simulated;

/**
 * What a graph costs on a simulated device.
 *
 * @param runSeconds of a run, whatever its size
 * @param itemSeconds of each item on top
 * @param bytes of the device's memory that the session takes
 * @param loadSeconds that loading takes
 */
public record Declared(double runSeconds, double itemSeconds, long bytes, double loadSeconds) {
    /** Seconds of a run of so many items. */
    public double seconds(int items) {
        return runSeconds + items * itemSeconds;
    }
}
