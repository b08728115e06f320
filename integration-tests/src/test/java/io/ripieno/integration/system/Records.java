package io.ripieno.integration.system;

import io.ripieno.contract.topics.Topic;
import io.ripieno.contract.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that a topic holds, from its beginning on, as typed records. */
public final class Records<T extends SpecificRecordBase> implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final Class<T> type;
    private final List<Received<T>> seen = new ArrayList<>();

    /** A record with the id of its event. */
    public record Received<T>(String eventId, T value) {}

    public Records(String bootstrapServers, Topic topic, Class<T> type) {
        this.type = type;
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads until at least {@code count} records fit, or fails after the timeout with what was seen. */
    public List<Received<T>> await(Predicate<T> wanted, int count, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (matching(wanted).size() < count) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("After " + timeout + " there are "
                        + matching(wanted).size() + " of " + count + " records wanted; seen in all: " + seen);
            }
            poll(Duration.ofMillis(200));
        }
        return matching(wanted);
    }

    /** Goes on reading for a time, to catch what should not come, and gives all that fit. */
    public List<Received<T>> settle(Predicate<T> wanted, Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < deadline) {
            poll(Duration.ofMillis(100));
        }
        return matching(wanted);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<Received<T>> matching(Predicate<T> wanted) {
        return seen.stream().filter(received -> wanted.test(received.value())).toList();
    }

    private void poll(Duration time) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(time)) {
            Header id = record.headers().lastHeader("ce_id");
            String eventId = id == null ? "" : new String(id.value(), StandardCharsets.UTF_8);
            seen.add(new Received<>(eventId, Wire.decode(record.value(), type)));
        }
    }
}
