package io.ripieno.cli.kafka;

import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Progress;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.Wire;
import io.ripieno.contract.wire.WireException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What is published about jobs of a task from the moment on in which the feed is opened: outcomes and progress, read
 * outside any consumer group.
 */
public final class NewsFeed implements AutoCloseable {
    private final Consumer<byte[], byte[]> consumer;
    private final String results;

    private NewsFeed(Consumer<byte[], byte[]> consumer, String results) {
        this.consumer = consumer;
        this.results = results;
    }

    /** @throws io.ripieno.cli.CliException if the broker cannot be reached or lacks the topics */
    public static NewsFeed open(String bootstrapServers, Task task) {
        var consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        10_000,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        100,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        try {
            return at(consumer, task);
        } catch (KafkaException e) {
            consumer.close();
            throw Unreachable.explain(bootstrapServers, e);
        }
    }

    static NewsFeed at(Consumer<byte[], byte[]> consumer, Task task) {
        String results = TopicCatalogue.results(task).name();
        List<TopicPartition> partitions = Stream.of(
                        results, TopicCatalogue.progress().name())
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.endOffsets(partitions).forEach(consumer::seek);
        return new NewsFeed(consumer, results);
    }

    /** Passes on what has been published, after waiting for something if there is nothing yet. */
    public void poll(Duration patience, JobNews news) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
            if (record.value() != null) {
                pass(record, news);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void pass(ConsumerRecord<byte[], byte[]> record, JobNews news) {
        try {
            if (record.topic().equals(results)) {
                news.ended(Wire.decode(record.value(), Outcome.class));
            } else {
                news.progressed(Wire.decode(record.value(), Progress.class));
            }
        } catch (WireException ofSomebodyElse) {
            // Our own jobs are answered by a service of our contract; whatever else is on the topics is not for us.
        }
    }
}
