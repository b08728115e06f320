package io.ripieno.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ripieno.contract.v1.Control;
import io.ripieno.contract.v1.ControlCommand;
import io.ripieno.contract.wire.Wire;
import io.ripieno.contract.wire.WireDecoder;
import io.ripieno.service.control.Cancels;
import io.ripieno.service.control.Commands;
import io.ripieno.service.health.Parts;
import io.ripieno.service.metrics.JobMetrics;
import io.ripieno.service.run.Jobs;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlTopicTest {
    private static final String TOPIC = "ripieno.control.v1";
    private static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);
    private static final TopicPartition SECOND = new TopicPartition(TOPIC, 1);

    private final LinkedBlockingQueue<MockConsumer<byte[], byte[]>> consumers = new LinkedBlockingQueue<>();
    private final Cancels cancels = new Cancels(100);
    private final ControlTopic topic = new ControlTopic(
            consumers::remove,
            new Commands(WireDecoder.of(Control.class), cancels, new JobMetrics(new SimpleMeterRegistry())),
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
        assertThat(mended.position(FIRST)).isEqualTo(1);
        send(mended, FIRST, 1, "b");
        await().until(() -> caughtUp.getCount() == 0);
        assertThat(cancels.remembered()).isEqualTo(2);
    }

    @Test
    void aTopicThatIsNotThereIsLookedForAgain() {
        consumers.add(new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name()));
        MockConsumer<byte[], byte[]> made = consumer(0, 0);
        start();
        await().until(() -> made.assignment().size() == 2);
        await().until(() -> caughtUp.getCount() == 0);
    }

    private MockConsumer<byte[], byte[]> consumer(long first, long second) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
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
        Control cancel = Control.newBuilder()
                .setCommand(ControlCommand.CANCEL)
                .setJobId(job)
                .setAt(Jobs.NOW)
                .build();
        consumer.addRecord(new ConsumerRecord<>(
                partition.topic(), partition.partition(), offset, new byte[0], Wire.encode(cancel)));
    }
}
