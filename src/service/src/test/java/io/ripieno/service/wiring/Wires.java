package io.ripieno.service.wiring;

import io.ripieno.contract.wire.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A producer of jobs and a consumer of everything that comes back, as an outsider would write them. */
final class Wires implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final String servers;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> seen = new CopyOnWriteArrayList<>();

    Wires(String servers, List<String> topics) {
        this.servers = servers;
        producer = producer("none");
        Properties reading = new Properties();
        reading.putAll(Map.of("bootstrap.servers", servers, "group.id", "outsider", "auto.offset.reset", "earliest"));
        consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(topics);
    }

    private KafkaProducer<String, byte[]> producer(String compression) {
        Properties sending = new Properties();
        sending.putAll(Map.of("bootstrap.servers", servers, "acks", "all", "compression.type", compression));
        return new KafkaProducer<>(sending, new StringSerializer(), new ByteArraySerializer());
    }

    void send(String topic, String key, byte @Nullable [] value) throws Exception {
        producer.send(new ProducerRecord<>(topic, key, value)).get();
    }

    void sendCompressed(String topic, String key, byte[] value) throws Exception {
        try (KafkaProducer<String, byte[]> compressing = producer("gzip")) {
            compressing.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    /** What has come so far on a topic. */
    List<ConsumerRecord<byte[], byte[]>> on(String topic) {
        consumer.poll(POLL).forEach(seen::add);
        return seen.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    <T extends SpecificRecordBase> List<T> on(String topic, Class<T> type) {
        return on(topic).stream()
                .map(record -> Wire.decode(record.value(), type))
                .toList();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
