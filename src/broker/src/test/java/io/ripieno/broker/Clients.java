package io.ripieno.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A producer and a consumer group of strings on topic {@code notes}. */
final class Clients {
    static final String TOPIC = "notes";

    private Clients() {}

    static void createTopic(String servers) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    /** Sends the numbers of a range and returns when each is acknowledged. */
    static void produce(String servers, int from, int to) throws ExecutionException, InterruptedException {
        produce(servers, from, to, Duration.ofMinutes(1));
    }

    /** The same with so much patience for a topic that is not there. */
    static void produce(String servers, int from, int to, Duration patience)
            throws ExecutionException, InterruptedException {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", servers, "acks", "all", "max.block.ms", patience.toMillis());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = from; i < to; i++) {
                sent.add(producer.send(new ProducerRecord<>(TOPIC, Integer.toString(i))));
            }
            for (Future<?> record : sent) {
                record.get();
            }
        }
    }

    /** Reads {@code count} records on from where group {@code readers} left off, and commits. */
    static List<String> consume(String servers, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                "readers",
                "group.protocol",
                "consumer",
                "enable.auto.commit",
                false,
                "max.poll.records",
                count,
                "auto.offset.reset",
                "earliest");
        List<String> read = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
            while (read.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> read.add(record.value()));
            }
            consumer.commitSync();
        }
        return read;
    }

    static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }
}
