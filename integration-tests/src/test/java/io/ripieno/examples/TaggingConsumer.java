package io.ripieno.examples;

import io.ripieno.contract.job.Outcomes;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints what was heard in each recording, until it is stopped. Arguments: bootstrap servers. */
public final class TaggingConsumer {
    public static void main(String[] args) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", args[0], "group.id", "example", "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(TopicCatalogue.results(Task.TAGGING).name()));
            while (true) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    Outcome outcome = Wire.decode(record.value(), Outcome.class);
                    System.out.println(Outcomes.headline(outcome));
                    Outcomes.tags(outcome).forEach(tag -> System.out.println("  " + tag));
                }
            }
        }
    }
}
