package io.ripieno.examples;

import io.ripieno.contract.events.CloudEvents;
import io.ripieno.contract.job.JobChecks;
import io.ripieno.contract.job.Jobs;
import io.ripieno.contract.topics.RecordKeys;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.wire.Wire;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends a recording to be tagged. Arguments: bootstrap servers, file. */
public final class TaggingProducer {
    public static void main(String[] args) throws Exception {
        Job job = JobChecks.require(Jobs.tagging(Path.of(args[1])).build());
        Map<String, Object> settings = Map.of("bootstrap.servers", args[0], "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            String topic = TopicCatalogue.jobs(job.getTask()).name();
            var record = new ProducerRecord<>(topic, RecordKeys.of(job), Wire.encode(job));
            CloudEvents.of(job, "/examples/producer").headers().forEach(record.headers()::add);
            producer.send(record).get();
        }
        System.out.println("sent " + job.getJobId());
    }
}
