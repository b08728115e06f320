package io.ripieno.inference.batch;

/**
 * Which windows may share a batch.
 *
 * @param model name and version, for example {@code instrument-tagger@1}
 * @param graph of the model
 * @param bucket the shape of an item, for example {@code 1x96x500}
 */
public record BatchKey(String model, String graph, String bucket) {
    @Override
    public String toString() {
        return model + "/" + graph + "/" + bucket;
    }
}
