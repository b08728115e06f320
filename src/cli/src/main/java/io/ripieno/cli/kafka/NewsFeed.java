package io.ripieno.cli.kafka;

import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Progress;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.Wire;
import io.ripieno.contract.wire.WireException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** What is published about jobs of some tasks: outcomes and progress, read outside any consumer group. */
public final class NewsFeed implements AutoCloseable {
    /** Where a feed begins. */
    public enum From {
        /** With what is published after it was opened. */
        NOW,
        /** With the oldest that the broker keeps. */
        BEGINNING
    }

    private final String bootstrapServers;
    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> notYetReached;

    private NewsFeed(
            String bootstrapServers, Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> notYetReached) {
        this.bootstrapServers = bootstrapServers;
        this.consumer = consumer;
        this.notYetReached = notYetReached;
    }

    /** @throws io.ripieno.cli.CliException if the broker cannot be reached or lacks the topics */
    public static NewsFeed open(String bootstrapServers, Collection<Task> tasks, From from) {
        return of(bootstrapServers, topics(tasks), from);
    }

    /** The same without progress, for those who only wait for the end. */
    public static NewsFeed ofOutcomes(String bootstrapServers, Collection<Task> tasks, From from) {
        return of(bootstrapServers, outcomeTopics(tasks).toList(), from);
    }

    private static NewsFeed of(String bootstrapServers, List<String> topics, From from) {
        Topics.require(bootstrapServers, topics);
        var consumer = Clients.consumer(bootstrapServers);
        try {
            return at(bootstrapServers, consumer, topics, from);
        } catch (KafkaException e) {
            consumer.close();
            throw Unreachable.explain(bootstrapServers, e);
        }
    }

    static NewsFeed at(String bootstrapServers, Consumer<byte[], byte[]> consumer, List<String> topics, From from) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        if (from == From.NOW) {
            ends.forEach(consumer::seek);
        } else {
            consumer.seekToBeginning(partitions);
        }
        return new NewsFeed(bootstrapServers, consumer, ends);
    }

    static List<String> topics(Collection<Task> tasks) {
        return Stream.concat(
                        outcomeTopics(tasks),
                        Stream.of(TopicCatalogue.progress().name()))
                .toList();
    }

    private static Stream<String> outcomeTopics(Collection<Task> tasks) {
        return tasks.stream().map(task -> TopicCatalogue.results(task).name());
    }

    /**
     * Passes on what has been published, the oldest first, after waiting for something if there is nothing yet.
     *
     * @throws io.ripieno.cli.CliException if the broker refuses
     */
    public void poll(Duration patience, JobNews news) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try {
            consumer.poll(patience).forEach(records::add);
            notYetReached.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        } catch (KafkaException e) {
            throw Unreachable.explain(bootstrapServers, e);
        }
        records.sort(Comparator.comparingLong(ConsumerRecord::timestamp));
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.value() != null) {
                pass(record, news);
            }
        }
    }

    /** Whether all that was there when the feed was opened has been passed on. */
    public boolean hasCaughtUp() {
        return notYetReached.isEmpty();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static void pass(ConsumerRecord<byte[], byte[]> record, JobNews news) {
        try {
            if (record.topic().equals(TopicCatalogue.progress().name())) {
                news.progressed(Wire.decode(record.value(), Progress.class));
            } else {
                news.ended(Wire.decode(record.value(), Outcome.class));
            }
        } catch (WireException ofSomebodyElse) {
            // Jobs are answered by a service of our contract; whatever else is on the topics is not for us.
        }
    }
}
