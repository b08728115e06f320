package io.ripieno.service.intake;

import java.util.function.LongConsumer;

/**
 * How many records may be asked for: so many a partition may wait, and so many bytes in all. While there is no room
 * nothing is asked for, and the client goes on polling without fetching. Safe for use by several threads.
 */
public final class ReadAhead {
    private static final int MOST_AT_ONCE = 64;

    private final int recordsPerPartition;
    private final long maxBytes;
    private LongConsumer source = records -> {};
    private int partitions = 1;
    private long asked;
    private long held;
    private long heldBytes;
    private boolean closed = true;

    public ReadAhead(int recordsPerPartition, long maxBytes) {
        this.recordsPerPartition = recordsPerPartition;
        this.maxBytes = maxBytes;
    }

    /** Begins to ask. */
    public synchronized void open(LongConsumer source) {
        this.source = source;
        closed = false;
        ask();
    }

    /** Asks for nothing more. */
    public synchronized void close() {
        closed = true;
    }

    /** Tells how many partitions are ours. */
    public synchronized void partitions(int count) {
        partitions = Math.max(1, count);
        ask();
    }

    /**
     * A record that was asked for is here and waits.
     *
     * @return false if nothing is taken any more
     */
    public synchronized boolean arrived(int bytes) {
        asked--;
        held++;
        heldBytes += bytes;
        ask();
        return !closed;
    }

    /** A record that waited does so no longer. */
    public synchronized void left(int bytes) {
        held--;
        heldBytes -= bytes;
        ask();
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    /** Records that wait. */
    public synchronized long held() {
        return held;
    }

    private void ask() {
        long room = (long) recordsPerPartition * partitions - held - asked;
        long more = Math.min(room, MOST_AT_ONCE - asked);
        if (!closed && more > 0 && heldBytes < maxBytes) {
            asked += more;
            source.accept(more);
        }
    }
}
