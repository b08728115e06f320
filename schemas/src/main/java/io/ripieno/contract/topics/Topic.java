package io.ripieno.contract.topics;

import io.ripieno.contract.wire.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * One topic.
 *
 * @param recordType what its records are
 * @param partitions how many it is created with; more may be added to the topics of jobs and results
 * @param retention how long records are kept at least
 * @param writers who writes to it, in words
 * @param readers who reads it, in words
 */
public record Topic(
        String name,
        Class<? extends SpecificRecordBase> recordType,
        int partitions,
        TopicKey key,
        Duration retention,
        Cleanup cleanup,
        List<String> writers,
        List<String> readers) {
    /** What a broker must accept: the longest record, and 64 KiB for key, headers and framing. */
    public static final int MAX_MESSAGE_BYTES = Wire.MAX_RECORD_BYTES + 64 * 1024;

    public Topic {
        writers = List.copyOf(writers);
        readers = List.copyOf(readers);
        if (partitions < 1) {
            throw new IllegalArgumentException(
                    "The topic " + name + " has " + partitions + " partitions; give it at" + " least 1.");
        }
    }

    /** The topic's settings as a broker names them, sorted by name. */
    public Map<String, String> configs() {
        Map<String, String> configs = new TreeMap<>();
        configs.put("cleanup.policy", cleanup.policy());
        configs.put("retention.ms", Long.toString(retention.toMillis()));
        configs.put("max.message.bytes", Integer.toString(MAX_MESSAGE_BYTES));
        if (cleanup == Cleanup.COMPACT_AND_DELETE) {
            configs.put("segment.ms", Long.toString(Duration.ofHours(1).toMillis()));
        }
        return configs;
    }
}
