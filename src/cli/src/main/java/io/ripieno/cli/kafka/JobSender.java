package io.ripieno.cli.kafka;

import io.ripieno.cli.CliException;
import io.ripieno.contract.events.CloudEvents;
import io.ripieno.contract.topics.RecordKeys;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends jobs to the topic of their task. */
public final class JobSender implements AutoCloseable {
    private static final String SOURCE = "/ripieno/cli";

    private final String bootstrapServers;
    private final Producer<String, byte[]> producer;

    public JobSender(String bootstrapServers) {
        this(
                bootstrapServers,
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                                10_000),
                        new StringSerializer(),
                        new ByteArraySerializer()));
    }

    JobSender(String bootstrapServers, Producer<String, byte[]> producer) {
        this.bootstrapServers = bootstrapServers;
        this.producer = producer;
    }

    /**
     * Sends the jobs and returns when the broker has them all.
     *
     * @throws CliException if it cannot be reached or refuses one
     */
    public void send(List<Job> jobs) {
        List<Future<?>> sent = new ArrayList<>();
        jobs.forEach(job -> sent.add(producer.send(record(job))));
        for (Future<?> acknowledgement : sent) {
            try {
                acknowledgement.get();
            } catch (ExecutionException e) {
                throw Unreachable.explain(bootstrapServers, e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CliException("interrupted while sending jobs", e);
            }
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private static ProducerRecord<String, byte[]> record(Job job) {
        var record =
                new ProducerRecord<>(TopicCatalogue.jobs(job.getTask()).name(), RecordKeys.of(job), Wire.encode(job));
        CloudEvents.of(job, SOURCE).headers().forEach(record.headers()::add);
        return record;
    }
}
