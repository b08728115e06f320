package io.ripieno.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ripieno.contract.v1.Control;
import io.ripieno.contract.v1.ControlCommand;
import io.ripieno.contract.wire.RegistryIdWidth;
import io.ripieno.contract.wire.Wire;
import io.ripieno.contract.wire.WireDecoder;
import io.ripieno.service.LogLines;
import io.ripieno.service.control.Cancels;
import io.ripieno.service.control.Commands;
import io.ripieno.service.health.Parts;
import io.ripieno.service.metrics.JobMetrics;
import io.ripieno.service.run.Jobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlTopicTest {
    private static final int SINGLE_OBJECT_HEADER = 10;
    private static final String TOPIC = "ripieno.control.v1";
    private static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);
    private static final TopicPartition SECOND = new TopicPartition(TOPIC, 1);

    private final LinkedBlockingQueue<MockConsumer<byte[], byte[]>> consumers = new LinkedBlockingQueue<>();
    private final Cancels cancels = new Cancels(100);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final AtomicBoolean registryIsAway = new AtomicBoolean(true);
    private final ControlTopic topic = new ControlTopic(
            consumers::remove,
            new Commands(
                    WireDecoder.of(Control.class).withRegistry(this::ask, RegistryIdWidth.FOUR),
                    cancels,
                    new JobMetrics(metrics)),
            new Parts());
    private final CountDownLatch caughtUp = new CountDownLatch(1);

    @AfterEach
    void close() throws InterruptedException {
        topic.close();
    }

    @Test
    void allPartitionsAreReadFromTheBeginningAndOnlyThenItIsCaughtUp() {
        MockConsumer<byte[], byte[]> consumer = consumer(2, 1);
        start();
        await().until(() -> consumer.assignment().size() == 2);
        send(consumer, FIRST, 0, "a");
        send(consumer, FIRST, 1, "b");
        await().until(() -> cancels.remembered() == 2);
        assertThat(caughtUp.getCount()).as("the other partition has a record").isEqualTo(1);
        send(consumer, SECOND, 0, "c");
        await().until(() -> caughtUp.getCount() == 0);
        assertThat(cancels.remembered()).isEqualTo(3);
        send(consumer, SECOND, 1, "d");
        await().until(() -> cancels.remembered() == 4);
    }

    @Test
    void anEmptyTopicIsCaughtUpAtOnce() {
        consumer(0, 0);
        start();
        await().until(() -> caughtUp.getCount() == 0);
    }

    @Test
    void whatCannotBeReadIsReadAnewBehindWhatWasObeyed() {
        MockConsumer<byte[], byte[]> broken = consumer(2, 0);
        start();
        await().until(() -> broken.assignment().size() == 2);
        send(broken, FIRST, 0, "a");
        await().until(() -> cancels.remembered() == 1);
        MockConsumer<byte[], byte[]> mended = consumer(2, 0);
        broken.setPollException(new TopicAuthorizationException(TOPIC));
        await().until(() -> mended.assignment().size() == 2);
        assertThat(caughtUp.getCount()).isEqualTo(1);
        await().until(() -> mended.position(FIRST) == 1);
        send(mended, FIRST, 1, "b");
        await().until(() -> caughtUp.getCount() == 0);
        assertThat(cancels.remembered()).isEqualTo(2);
    }

    @Test
    void aRecordThatCannotBeObeyedIsPassedOverLoudlyAfterAFewTriesAndKeepsNobodyFromCatchingUp() {
        LogLines log = new LogLines(Commands.class);
        for (int opened = 1; opened <= 4; opened++) {
            boolean last = opened == 4;
            MockConsumer<byte[], byte[]> consumer = consumer(4, 1);
            consumer.schedulePollTask(() -> {
                registryIsAway.set(!last);
                consumer.addRecord(record(FIRST, 0, framed("lost")));
                consumer.addRecord(record(FIRST, 1, framed("lost too")));
                send(consumer, FIRST, 2, "b");
                consumer.addRecord(record(FIRST, 3, framed("tried anew")));
                send(consumer, SECOND, 0, "c");
            });
        }
        start();
        await().atMost(Duration.ofSeconds(30)).until(() -> caughtUp.getCount() == 0);
        log.close();
        assertThat(cancels.remembered()).as("b, c and the one behind").isEqualTo(3);
        assertThat(metrics.get("ripieno.commands")
                        .tag("command", "passed_over")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(log.records())
                .filteredOn(line -> line.getLevel().intValue() >= Level.SEVERE.intValue())
                .hasSize(2)
                .first()
                .satisfies(line -> assertThat(line.getMessage())
                        .startsWith("RIP-407 A command cannot be obeyed and is passed over")
                        .contains("Mend the cause and send it again.", "partition=0 offset=0", "no registry"));
    }

    @Test
    void aTopicThatIsNotThereIsLookedForAgain() {
        consumers.add(new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name()));
        MockConsumer<byte[], byte[]> made = consumer(0, 0);
        start();
        await().until(() -> made.assignment().size() == 2);
        await().until(() -> caughtUp.getCount() == 0);
    }

    @Test
    void aTroubleThatLastsIsToldOnce() {
        LogLines log = new LogLines(ControlTopic.class);
        MockConsumer<byte[], byte[]> first = consumer(0, 0);
        start();
        await().until(() -> caughtUp.getCount() == 0);
        MockConsumer<byte[], byte[]> second = consumer(0, 0);
        second.setPollException(new TopicAuthorizationException(TOPIC));
        MockConsumer<byte[], byte[]> third = consumer(0, 0);
        first.setPollException(new TopicAuthorizationException(TOPIC));
        await().until(() -> third.assignment().size() == 2);
        log.close();
        assertThat(log.records())
                .filteredOn(line -> line.getLevel().intValue() >= Level.SEVERE.intValue())
                .hasSize(1);
    }

    @Test
    void closingWakesThePollThatWaitsForCommands() throws InterruptedException {
        CountDownLatch waits = new CountDownLatch(1);
        CountDownLatch woken = new CountDownLatch(1);
        consumer(0, 0, new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name()) {
            @Override
            public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
                if (caughtUp.getCount() > 0) {
                    return super.poll(timeout);
                }
                waits.countDown();
                try {
                    woken.await();
                } catch (InterruptedException e) {
                    throw new InterruptException(e);
                }
                throw new WakeupException();
            }

            @Override
            public void wakeup() {
                woken.countDown();
            }
        });
        start();
        waits.await();
        topic.close();
        assertThat(woken.getCount()).isZero();
    }

    private MockConsumer<byte[], byte[]> consumer(long first, long second) {
        return consumer(first, second, new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name()));
    }

    private MockConsumer<byte[], byte[]> consumer(long first, long second, MockConsumer<byte[], byte[]> consumer) {
        Node node = new Node(1, "127.0.0.1", 1);
        Node[] nodes = {node};
        consumer.updatePartitions(
                TOPIC,
                List.of(
                        new PartitionInfo(TOPIC, 0, node, nodes, nodes),
                        new PartitionInfo(TOPIC, 1, node, nodes, nodes)));
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        consumer.updateEndOffsets(Map.of(FIRST, first, SECOND, second));
        consumers.add(consumer);
        return consumer;
    }

    private void start() {
        topic.start();
        Thread waiting = new Thread(() -> {
            try {
                topic.awaitCaughtUp();
                caughtUp.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.setDaemon(true);
        waiting.start();
    }

    private static void send(MockConsumer<byte[], byte[]> consumer, TopicPartition partition, long offset, String job) {
        consumer.addRecord(record(partition, offset, Wire.encode(cancel(job))));
    }

    private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset, byte[] value) {
        return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, new byte[0], value);
    }

    private static byte[] framed(String job) {
        byte[] single = Wire.encode(cancel(job));
        return ByteBuffer.allocate(1 + Integer.BYTES + single.length - SINGLE_OBJECT_HEADER)
                .put((byte) 0)
                .putInt(7)
                .put(single, SINGLE_OBJECT_HEADER, single.length - SINGLE_OBJECT_HEADER)
                .array();
    }

    private static Control cancel(String job) {
        return Control.newBuilder()
                .setCommand(ControlCommand.CANCEL)
                .setJobId(job)
                .setAt(Jobs.NOW)
                .build();
    }

    private Optional<Schema> ask(long id) {
        if (registryIsAway.get()) {
            throw new UncheckedIOException("no registry", new IOException("away"));
        }
        return Optional.of(Control.getClassSchema());
    }
}
