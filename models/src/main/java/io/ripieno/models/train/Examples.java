package io.ripieno.models.train;

import java.util.List;

/**
 * Examples with the same fields and shapes. The same index and seed give the same example, whichever thread reads it;
 * several threads may read at a time.
 */
public interface Examples {
    /** How many there are. */
    int size();

    /** What each example consists of. Whole numbers, as tokens, are given as single-precision ones. */
    List<Field> fields();

    /**
     * Reads one example.
     *
     * @param index from 0 to {@link #size()} - 1
     * @param seed chooses among the variants of an example (mixture, crop, mask); ignored where there is but one
     * @param into receives every field; what is not put stays 0
     */
    void read(int index, long seed, Row into);
}
