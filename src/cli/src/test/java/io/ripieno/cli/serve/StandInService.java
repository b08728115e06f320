package io.ripieno.cli.serve;

import com.sun.net.httpserver.HttpServer;
import io.ripieno.contract.events.CloudEvents;
import io.ripieno.contract.topics.RecordKeys;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.FailureSummary;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Progress;
import io.ripieno.contract.v1.ProgressStage;
import io.ripieno.contract.v1.Reference;
import io.ripieno.contract.v1.TagScore;
import io.ripieno.contract.v1.TaggingResult;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.v1.TaskResult;
import io.ripieno.contract.wire.Wire;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Takes the place of the service in tests of the command line: it speaks the contract, and decides by the size of a
 * file. Files of 4 bytes fail, files of 5 bytes are never answered, others hear a piano. What it has answered before,
 * also in an earlier life, it reuses. It ends by itself if there is a file named {@code die} among its data.
 */
public final class StandInService {
    private final Path memory;
    private final KafkaProducer<String, byte[]> producer;

    private StandInService(Path memory, KafkaProducer<String, byte[]> producer) {
        this.memory = memory;
        this.producer = producer;
    }

    public static void main(String[] words) throws Exception {
        String servers = words[0];
        Path memory = Files.createDirectories(Path.of(words[2]));
        dieIfTold(memory);
        var http = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(words[1])), 0);
        http.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        http.start();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", servers, "group.id", "stand-in", "auto.offset.reset", "earliest", "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
                var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            Thread main = Thread.currentThread();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(consumer, main)));
            consumer.subscribe(List.of(TopicCatalogue.jobs(Task.TAGGING).name()));
            var service = new StandInService(memory, producer);
            while (true) {
                dieIfTold(memory);
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                    if (record.headers().lastHeader("ce_id") == null) {
                        throw new IllegalStateException("a job without the headers of CloudEvents");
                    }
                    service.answer(Wire.decode(record.value(), Job.class));
                }
            }
        } catch (WakeupException stopped) {
            System.out.println("the stand-in leaves");
        }
    }

    private static void dieIfTold(Path memory) {
        if (Files.exists(memory.resolve("die"))) {
            System.out.println("the stand-in was told to die");
            Runtime.getRuntime().halt(3);
        }
    }

    private static void leave(KafkaConsumer<?, ?> consumer, Thread main) {
        consumer.wakeup();
        try {
            main.join(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Job job) throws Exception {
        Reference reference = job.getInputs().get(0).getReference();
        if (reference.getByteLength() == 5) {
            return;
        }
        Progress progress = Progress.newBuilder()
                .setJobId(job.getJobId())
                .setTask(Task.TAGGING)
                .setStage(ProgressStage.COMPUTING)
                .setDone(5)
                .setTotal(10.0)
                .setUnit("seconds")
                .build();
        send(TopicCatalogue.progress().name(), RecordKeys.of(progress), progress, Map.of());
        Outcome outcome = reference.getByteLength() == 4 ? failed(job) : tagged(job, reference);
        send(
                TopicCatalogue.results(Task.TAGGING).name(),
                RecordKeys.of(outcome),
                outcome,
                CloudEvents.of(outcome).headers());
        producer.flush();
    }

    private Outcome tagged(Job job, Reference reference) throws Exception {
        Path known = memory.resolve(reference.getSha256());
        boolean reuse = Files.exists(known) && !job.getForce();
        Files.writeString(known, "");
        Instant now = Instant.now();
        TaggingResult result = TaggingResult.newBuilder()
                .setSeconds(10)
                .setWindows(2)
                .setTags(List.of(tag("piano", 0.9f), tag("voice", 0.2f)))
                .build();
        return ended(job, reuse ? OutcomeStatus.REUSED : OutcomeStatus.PRODUCED)
                .setTaskResult(TaskResult.newBuilder().setTagging(result).build())
                .setStartedAt(now.minusMillis(500))
                .setFinishedAt(now)
                .build();
    }

    private static Outcome failed(Job job) {
        return ended(job, OutcomeStatus.FAILED)
                .setFailure(FailureSummary.newBuilder()
                        .setCause("The recording is damaged.")
                        .setAction("Send another.")
                        .build())
                .build();
    }

    private static Outcome.Builder ended(Job job, OutcomeStatus status) {
        return Outcome.newBuilder()
                .setJobId(job.getJobId())
                .setTask(Task.TAGGING)
                .setStatus(status)
                .setLabels(job.getLabels());
    }

    private static TagScore tag(String label, float probability) {
        return TagScore.newBuilder()
                .setLabel(label)
                .setProbability(probability)
                .setThreshold(0.5f)
                .setPresent(probability >= 0.5f)
                .build();
    }

    private void send(String topic, String key, SpecificRecordBase value, Map<String, byte[]> headers) {
        var record = new ProducerRecord<>(topic, key, Wire.encode(value));
        headers.forEach(record.headers()::add);
        producer.send(record);
    }
}
