package io.ripieno.cli.kafka;

import io.ripieno.cli.CliException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends records, with a bounded number on their way, and tells in the order of sending when the broker has each. For one
 * thread.
 */
public final class RecordSender implements AutoCloseable {
    private static final int MOST_ON_THEIR_WAY = 1000;
    private static final Duration LAST_WAIT = Duration.ofSeconds(5);

    private final String bootstrapServers;
    private final Producer<byte[], byte[]> producer;
    private final int most;
    private final Deque<OnItsWay> onTheirWay = new ArrayDeque<>();

    private record OnItsWay(Future<?> acknowledgement, Runnable delivered) {}

    RecordSender(String bootstrapServers, Producer<byte[], byte[]> producer, int most) {
        this.bootstrapServers = bootstrapServers;
        this.producer = producer;
        this.most = most;
    }

    /** A sender to brokers, which are not yet asked for anything. */
    public static RecordSender open(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        return new RecordSender(
                bootstrapServers,
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()),
                MOST_ON_THEIR_WAY);
    }

    /**
     * Learns where a topic lies, so that its first record need not wait for that.
     *
     * @throws CliException if the broker cannot be reached or lacks the topic
     */
    public void connect(String topic) {
        try {
            producer.partitionsFor(topic);
        } catch (KafkaException e) {
            throw Unreachable.explain(bootstrapServers, e);
        }
    }

    /**
     * Sends a record as soon as there are not too many on their way.
     *
     * @param delivered is run in this call, a later one or {@link #flush}, once the broker has the record
     * @throws CliException if the broker cannot be reached or refuses this record or one before it
     */
    public void send(OutgoingRecord record, Runnable delivered) {
        while (onTheirWay.size() >= most) {
            tellFirst();
        }
        var outgoing = new ProducerRecord<>(record.topic(), record.key(), record.value());
        for (OutgoingRecord.Header header : record.headers()) {
            outgoing.headers().add(header.name(), header.value());
        }
        try {
            onTheirWay.add(new OnItsWay(producer.send(outgoing), delivered));
        } catch (KafkaException e) {
            throw Unreachable.explain(bootstrapServers, e);
        }
        while (!onTheirWay.isEmpty() && onTheirWay.getFirst().acknowledgement().isDone()) {
            tellFirst();
        }
    }

    /**
     * Returns when the broker has all.
     *
     * @throws CliException if it cannot be reached or refuses one
     */
    public void flush() {
        while (!onTheirWay.isEmpty()) {
            tellFirst();
        }
    }

    /** What is still on its way may be lost. */
    @Override
    public void close() {
        producer.close(LAST_WAIT);
    }

    private void tellFirst() {
        OnItsWay first = onTheirWay.removeFirst();
        try {
            first.acknowledgement().get();
        } catch (ExecutionException e) {
            throw Unreachable.explain(bootstrapServers, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException("interrupted while sending to " + bootstrapServers, e);
        }
        first.delivered().run();
    }
}
