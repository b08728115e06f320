package io.ripieno.service.kafka;

import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.service.control.Commands;
import io.ripieno.service.control.ControlRecord;
import io.ripieno.service.health.Parts;
import io.ripieno.service.health.Parts.Part;
import io.ripieno.service.intake.Origin;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.log.Log;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads all partitions of the control topic from the beginning, on a thread of its own and outside of any group, so that
 * each replica hears each command. Where reading fails it is begun anew after a pause, behind what was obeyed last. A
 * record that cannot be obeyed, as when the registry that knows its schema is away, is passed over after a few tries, and
 * so are those behind it until one can be: none keeps the others from being heard.
 */
public final class ControlTopic implements AutoCloseable {
    private static final Log LOG = Log.of(ControlTopic.class);
    private static final String TOPIC = TopicCatalogue.control().name();
    /** For which a poll and a fetch wait where there is nothing; a command ends the wait at once. */
    private static final Duration POLL = Duration.ofSeconds(5);

    /** For which a poll waits while it is not known whether commands are heard. */
    private static final Duration GLANCE = Duration.ofMillis(200);

    private static final Duration FETCH = Duration.ofSeconds(2);
    private static final Duration END = Duration.ofMillis(400);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LOOK_FOR_PARTITIONS = Duration.ofMinutes(1);
    private static final int MOST_TRIES = 3;

    private final Supplier<? extends Consumer<byte[], byte[]>> consumers;
    private final Commands commands;
    private final Parts parts;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Map<TopicPartition, Integer> failures = new HashMap<>();
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "ripieno-control");
    private Map<TopicPartition, Long> ends = Map.of();
    private String trouble = "";
    private volatile @Nullable Consumer<byte[], byte[]> open;

    ControlTopic(Supplier<? extends Consumer<byte[], byte[]>> consumers, Commands commands, Parts parts) {
        this.consumers = consumers;
        this.commands = commands;
        this.parts = parts;
    }

    /**
     * Begins to read.
     *
     * @param kafka what is configured for every client
     */
    public static ControlTopic open(Map<String, Object> kafka, Commands commands, Parts parts) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "ripieno-control");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) FETCH.toMillis());
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        ControlTopic topic = new ControlTopic(
                () -> new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                commands,
                parts);
        topic.start();
        return topic;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns once all commands have been obeyed that were there when reading began. */
    public void awaitCaughtUp() throws InterruptedException {
        caughtUp.await();
    }

    private void run() {
        while (closed.getCount() > 0) {
            try (Consumer<byte[], byte[]> consumer = consumers.get()) {
                open = consumer;
                read(consumer);
            } catch (RuntimeException e) {
                if (broken(e)) {
                    return;
                }
            }
        }
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        long look = assign(consumer);
        if (ends.isEmpty()) {
            ends = consumer.endOffsets(consumer.assignment());
        }
        while (closed.getCount() > 0) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(isWell() ? POLL : GLANCE)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                obey(partition, record);
                next.put(partition, record.offset() + 1);
            }
            reading(consumer);
            if (System.nanoTime() > look) {
                look = assign(consumer);
            }
        }
    }

    private void obey(TopicPartition partition, ConsumerRecord<byte[], byte[]> record) {
        ControlRecord command = new ControlRecord(
                new Origin(record.topic(), record.partition(), record.offset()),
                record.value(),
                Instant.ofEpochMilli(record.timestamp()));
        try {
            commands.obey(command);
            failures.remove(partition);
        } catch (RuntimeException e) {
            int tries = failures.merge(partition, 1, Integer::sum);
            if (tries < MOST_TRIES || closed.getCount() == 0) {
                throw e;
            }
            commands.giveUp(command, e);
        }
    }

    /** Takes all partitions that there are now; returns when to look again. */
    private long assign(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> all = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        if (all.isEmpty()) {
            throw new IllegalStateException("There is no topic " + TOPIC);
        }
        if (consumer.assignment().size() != all.size()) {
            consumer.assign(all);
            all.forEach(partition -> seek(consumer, partition));
        }
        return System.nanoTime() + LOOK_FOR_PARTITIONS.toNanos();
    }

    private void seek(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        Long offset = next.get(partition);
        if (offset == null) {
            consumer.seekToBeginning(List.of(partition));
        } else {
            consumer.seek(partition, offset);
        }
    }

    private boolean isWell() {
        return caughtUp.getCount() == 0 && trouble.isEmpty();
    }

    private void reading(Consumer<byte[], byte[]> consumer) {
        if (caughtUp.getCount() > 0 && isAtEnds(consumer)) {
            commands.caughtUp();
            hears();
            caughtUp.countDown();
        } else if (caughtUp.getCount() == 0 && !trouble.isEmpty()) {
            hears();
        }
    }

    private boolean isAtEnds(Consumer<byte[], byte[]> consumer) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void hears() {
        trouble = "";
        parts.up(Part.CONTROL, "Commands on " + TOPIC + " are heard.");
    }

    /** Says so once for each trouble, and waits; true if it is time to end. */
    private boolean broken(RuntimeException e) {
        if (closed.getCount() == 0) {
            return true;
        }
        String message = "The commands on " + TOPIC + " cannot be read (" + JobFailure.words(e)
                + "), so that cancelled jobs go on. Make the topic, let this client read it, or start what it needs.";
        if (!trouble.equals(message)) {
            trouble = message;
            parts.down(Part.CONTROL, message);
            LOG.error(Code.CONTROL, message, e);
        }
        try {
            return closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            return true;
        }
    }

    /** Returns once nothing is read any more. */
    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        Consumer<byte[], byte[]> reading = open;
        if (reading != null) {
            reading.wakeup();
        }
        thread.join(END.toMillis());
        thread.interrupt();
        thread.join();
    }
}
