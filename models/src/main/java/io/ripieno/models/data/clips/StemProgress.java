package io.ripieno.models.data.clips;

import io.ripieno.models.data.phrase.Instrument;

/** Told how far a library is; by several threads. */
@FunctionalInterface
public interface StemProgress {
    /**
     * @param done instruments over all splits that are finished
     * @param total instruments over all splits
     */
    void rendered(Split split, Instrument instrument, int done, int total);
}
