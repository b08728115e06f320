package io.ripieno.inference.batch;

/**
 * What became of a batch.
 *
 * @param key what ran
 * @param device where
 * @param reason why it was released
 * @param items windows in it
 * @param fullBatch windows with which it would have been full
 * @param jobs whose windows it held
 * @param failed windows that failed
 * @param requeued windows that wait again, for a device with more memory or in place of a lost one
 * @param runs how often the graph was run; more than once for a loop, and if a run failed and the batch was halved
 * @param failedRuns those that failed: that threw, took too long, or that memory did not hold
 * @param queueNanos time in the queue, summed over its windows
 * @param longestQueueNanos time in the queue of the one that waited longest
 * @param sessionNanos time until session and buffers were there
 * @param loadNanos what loading the session took of that; 0 where it was resident
 * @param evictions idle sessions that were given up to make room for it
 * @param inputNanos time to copy inputs
 * @param computeNanos time in the graph
 * @param outputNanos time to check and copy outputs
 */
public record BatchReport(
        BatchKey key,
        String device,
        ReleaseReason reason,
        int items,
        int fullBatch,
        int jobs,
        int failed,
        int requeued,
        int runs,
        int failedRuns,
        long queueNanos,
        long longestQueueNanos,
        long sessionNanos,
        long loadNanos,
        int evictions,
        long inputNanos,
        long computeNanos,
        long outputNanos) {
    /** Share of a full batch, in (0, 1]. */
    public double fill() {
        return (double) items / fullBatch;
    }
}
