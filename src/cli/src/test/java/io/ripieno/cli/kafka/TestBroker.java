package io.ripieno.cli.kafka;

import io.ripieno.broker.BrokerServer;
import io.ripieno.broker.BrokerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.util.ExceptionUtils;

/** A broker in this process with the topics of the contract, one for all test classes that ask for it. */
public final class TestBroker implements BeforeAllCallback {
    private static volatile String servers = "";

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(TestBroker.class))
                .computeIfAbsent("broker", unused -> start());
    }

    public static String servers() {
        return servers;
    }

    /** Sends a record and returns when the broker has it. */
    public static void send(OutgoingRecord record) {
        try (RecordSender sender = RecordSender.open(servers)) {
            sender.send(record, () -> {});
            sender.flush();
        }
    }

    /** Sends bytes that are no record of the contract. */
    public static void sendRaw(String topic, byte[] value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", servers),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<byte[], byte[]>(topic, value)).get();
        }
    }

    /** The records of a topic as it is now that are wanted. */
    public static List<ConsumerRecord<byte[], byte[]>> read(
            String topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = Clients.consumer(servers)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (wanted.test(record)) {
                        read.add(record);
                    }
                });
            }
        }
        return read;
    }

    private static AutoCloseable start() {
        try {
            Path data = Files.createTempDirectory("ripieno-test-broker");
            var broker = new BrokerServer(BrokerSettings.in(data));
            broker.start();
            servers = broker.bootstrapServers();
            try (Topics topics = Topics.on(servers, Duration.ofSeconds(30))) {
                topics.createMissing();
            }
            return () -> {
                broker.close();
                delete(data);
            };
        } catch (IOException e) {
            throw ExceptionUtils.throwAsUncheckedException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
