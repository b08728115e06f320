package io.ripieno.inference.device.cost;

import io.ripieno.inference.device.Device;

/**
 * What a cost holds for; it is measured again when any of this changes.
 *
 * @param model digest of the model
 * @param graph of the model
 * @param bucket the shape of an item, for example {@code 1x96x500}
 * @param hardware the device's make
 * @param runtime what runs graphs there, with its version
 */
public record CostKey(String model, String graph, String bucket, String hardware, String runtime) {
    /** The key of a graph on a device. */
    public static CostKey of(String digest, String graph, String bucket, Device device) {
        return new CostKey(digest, graph, bucket, device.hardware(), device.runtime());
    }
}
