package io.ripieno.inference.batch;

/** Hears of every batch, on the thread that ran it; a slow listener slows the device. */
@FunctionalInterface
public interface BatchListener {
    BatchListener NONE = report -> {};

    void onBatch(BatchReport report);
}
