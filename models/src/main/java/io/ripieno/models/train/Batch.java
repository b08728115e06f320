package io.ripieno.models.train;

/**
 * Some examples, row-major one after the other.
 *
 * @param size how many
 * @param features {@code [size][shape of an example]}
 * @param targets {@code [size][classes]}
 * @param mask {@code [size][classes]}, 1 where the target is known
 */
record Batch(int size, float[] features, float[] targets, float[] mask) {
    /** Reads the examples of {@code indices}; each gets a seed of its own made from {@code seed} and its place. */
    static Batch read(Examples examples, int[] indices, long seed) {
        int length = 1;
        for (long dimension : examples.shape()) {
            length = Math.multiplyExact(length, Math.toIntExact(dimension));
        }
        int classes = examples.classes();
        float[] features = new float[indices.length * length];
        float[] targets = new float[indices.length * classes];
        float[] mask = new float[indices.length * classes];
        for (int i = 0; i < indices.length; i++) {
            examples.read(indices[i], Seeds.mix(seed, i), features, i * length, targets, mask, i * classes);
        }
        return new Batch(indices.length, features, targets, mask);
    }
}
