package io.ripieno.integration.system;

import io.ripieno.contract.topics.Topic;
import io.ripieno.contract.topics.TopicCatalogue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Makes the topics of the catalogue. */
public final class Topics {
    private Topics() {}

    /** All topics, with as many partitions as given: few of them start faster. */
    public static void create(String bootstrapServers, int partitions) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<NewTopic> topics = TopicCatalogue.all().stream()
                    .map(topic -> newTopic(topic, partitions))
                    .toList();
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The topics could not be created", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating topics", e);
        }
    }

    private static NewTopic newTopic(Topic topic, int partitions) {
        return new NewTopic(topic.name(), Math.min(partitions, topic.partitions()), (short) 1).configs(topic.configs());
    }
}
