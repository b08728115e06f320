package io.ripieno.cli.kafka;

import io.ripieno.cli.CliException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads what topics hold at the moment, a batch at a time. */
final class TopicScan {
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final Consumer<byte[], byte[]> consumer;
    private final Duration patience;

    /** @param patience how long the broker may give nothing before it counts as gone */
    TopicScan(String bootstrapServers, Consumer<byte[], byte[]> consumer, Duration patience) {
        this.bootstrapServers = bootstrapServers;
        this.consumer = consumer;
        this.patience = patience;
    }

    /**
     * Shows each record that was written since then and is there now, until one is answered with false.
     *
     * @throws CliException if the broker cannot be reached or refuses
     */
    void read(Collection<String> topics, Instant since, Predicate<ConsumerRecord<byte[], byte[]>> each) {
        try {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            begin(partitions, since, ends);
            readTo(ends, each);
        } catch (KafkaException e) {
            throw Unreachable.explain(bootstrapServers, e);
        }
    }

    private void begin(List<TopicPartition> partitions, Instant since, Map<TopicPartition, Long> ends) {
        consumer.seekToBeginning(partitions);
        if (since.isAfter(Instant.EPOCH)) {
            var wanted = partitions.stream()
                    .collect(Collectors.toMap(partition -> partition, unused -> since.toEpochMilli()));
            consumer.offsetsForTimes(wanted).forEach((partition, found) -> {
                Long end = ends.get(partition);
                if (found != null) {
                    consumer.seek(partition, found.offset());
                } else if (end != null) {
                    consumer.seek(partition, end);
                }
            });
        }
    }

    private void readTo(Map<TopicPartition, Long> ends, Predicate<ConsumerRecord<byte[], byte[]>> each) {
        long lastMove = System.nanoTime();
        while (!ends.isEmpty()) {
            int before = ends.size();
            var records = consumer.poll(GLANCE);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                Long end = ends.get(new TopicPartition(record.topic(), record.partition()));
                if (end != null && record.offset() < end && !each.test(record)) {
                    return;
                }
            }
            ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (!records.isEmpty() || ends.size() < before) {
                lastMove = System.nanoTime();
            } else if (System.nanoTime() - lastMove > patience.toNanos()) {
                throw new CliException("the Kafka broker at %s has given nothing of %s for %d s; see whether it is well"
                        .formatted(bootstrapServers, ends.keySet(), patience.toSeconds()));
            }
        }
    }
}
