package io.ripieno.integration.system;

import io.ripieno.contract.events.CloudEvents;
import io.ripieno.contract.job.References;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Control;
import io.ripieno.contract.v1.ControlCommand;
import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A producer of jobs. */
public final class Jobs implements AutoCloseable {
    private static final String TOPIC = TopicCatalogue.jobs(Task.TAGGING).name();

    private final KafkaProducer<String, byte[]> producer;

    public Jobs(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** A job that asks for the instruments of a file. */
    public static Job.Builder tagging(String jobId, Path file) {
        try {
            return Job.newBuilder()
                    .setJobId(jobId)
                    .setTask(Task.TAGGING)
                    .setSubject(file.getFileName().toString())
                    .setInputs(List.of(Input.newBuilder()
                            .setRole(InputRole.AUDIO)
                            .setReference(References.ofFile(file))
                            .build()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    public void send(Job job) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(TOPIC, job.getSubject(), Wire.encode(job));
        CloudEvents.of(job, "/integration-tests").headers().forEach(record.headers()::add);
        send(record);
    }

    /** Takes a job back, whether it has been sent yet or not. */
    public void cancel(String jobId) {
        Control cancel = Control.newBuilder()
                .setCommand(ControlCommand.CANCEL)
                .setJobId(jobId)
                .setAt(Instant.now())
                .build();
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(TopicCatalogue.control().name(), jobId, Wire.encode(cancel));
        CloudEvents.of(cancel, "/integration-tests").headers().forEach(record.headers()::add);
        send(record);
    }

    /** Sends bytes as they are to the topic of tagging jobs. */
    public void sendBytes(String key, byte[] bytes) {
        send(new ProducerRecord<>(TOPIC, key, bytes));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The record was not acknowledged", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending", e);
        }
    }
}
