package io.ripieno.inference.batch;

import io.ripieno.inference.device.RunControl;
import java.util.List;

/** Windows that a device has taken to run together. Made under the scheduler's lock. */
final class Batch {
    final BatchKey key;
    final Placement placement;
    final ReleaseReason reason;
    final List<WindowItem> items;
    final int jobs;
    final long queueNanos;
    final long longestQueueNanos;
    final RunControl control = new RunControl();

    Batch(BatchKey key, Placement placement, ReleaseReason reason, List<WindowItem> items, long takenNanos) {
        this.key = key;
        this.placement = placement;
        this.reason = reason;
        this.items = List.copyOf(items);
        this.jobs = (int) items.stream().map(WindowItem::job).distinct().count();
        long sum = 0;
        long longest = 0;
        for (WindowItem item : items) {
            long waited = takenNanos - item.enqueuedNanos;
            sum += waited;
            longest = Math.max(longest, waited);
        }
        this.queueNanos = sum;
        this.longestQueueNanos = longest;
    }

    /** Whether nobody waits for any of its windows. */
    boolean isUnwanted() {
        return items.stream().allMatch(item -> item.job().isCancelled());
    }
}
