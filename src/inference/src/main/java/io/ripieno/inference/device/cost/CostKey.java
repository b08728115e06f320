package io.ripieno.inference.device.cost;

/**
 * What a cost holds for; it is measured again when any of this changes.
 *
 * @param model digest of the model
 * @param graph of the model
 * @param bucket the shape of an item, for example {@code 1x96x500}
 * @param hardware the device's make
 * @param runtime what runs graphs there, with its version
 * @param options how the device is told to run it; empty where it has its own way
 */
public record CostKey(String model, String graph, String bucket, String hardware, String runtime, String options) {
    /** Of what runs in its own way. */
    public CostKey(String model, String graph, String bucket, String hardware, String runtime) {
        this(model, graph, bucket, hardware, runtime, "");
    }
}
