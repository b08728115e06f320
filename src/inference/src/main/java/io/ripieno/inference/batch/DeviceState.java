package io.ripieno.inference.batch;

/**
 * How a device is doing.
 *
 * @param name of the device, for example {@code cpu}
 * @param kind of its pool, {@code cpu} or {@code gpu}
 * @param callers that it should have
 * @param living callers that take batches
 * @param isLost whether it runs nothing until it is opened anew
 * @param why it is lost; empty if it is not
 */
public record DeviceState(String name, String kind, int callers, int living, boolean isLost, String why) {
    /** Whether it takes batches. */
    public boolean works() {
        return !isLost && living > 0;
    }
}
