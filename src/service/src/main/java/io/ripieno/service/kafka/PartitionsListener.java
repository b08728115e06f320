package io.ripieno.service.kafka;

/** Hears of partitions that come and go. */
public interface PartitionsListener {
    /** So many partitions are ours now. */
    void owned(int count);

    /** A partition is another one's now; what of it has only been read ahead is no longer ours to start. */
    void lost(String topic, int partition);
}
