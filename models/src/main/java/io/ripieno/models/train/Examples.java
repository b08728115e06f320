package io.ripieno.models.train;

/** Labelled examples of one fixed shape. The same index and seed give the same example. */
public interface Examples {
    /** How many there are. */
    int size();

    /** The shape of one example's features, without the batch, for example {@code [1][96][500]}. */
    long[] shape();

    /** How many classes the targets have. */
    int classes();

    /**
     * Reads one example.
     *
     * @param index from 0 to {@link #size()} - 1
     * @param seed chooses among the variants of an example (mixture, crop, mask); ignored where there is but one
     * @param features receives the features, row-major, from {@code featuresAt} on
     * @param targets receives 0 or 1 for each class, from {@code targetsAt} on
     * @param mask receives 1 where the target is known and 0 where it is not, from {@code targetsAt} on
     */
    void read(int index, long seed, float[] features, int featuresAt, float[] targets, float[] mask, int targetsAt);
}
