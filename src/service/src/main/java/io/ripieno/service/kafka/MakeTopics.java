package io.ripieno.service.kafka;

import io.ripieno.contract.topics.Topic;
import io.ripieno.service.job.Code;
import io.ripieno.service.log.Log;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes topics as the catalogue has them, replicated as the broker does by default. Those that exist stay as they are. */
public final class MakeTopics {
    private static final Log LOG = Log.of(MakeTopics.class);

    private MakeTopics() {}

    /** Makes those of the topics that are named; what cannot be made is logged. */
    public static void make(Admin admin, Collection<Topic> topics, Collection<String> names)
            throws InterruptedException {
        List<NewTopic> missing = topics.stream()
                .filter(topic -> names.contains(topic.name()))
                .map(topic -> new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                        .configs(topic.configs()))
                .toList();
        for (var made : admin.createTopics(missing).values().entrySet()) {
            try {
                made.getValue().get();
                LOG.info(Code.TOPICS, "A topic was made.", "topic", made.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    LOG.warn(
                            Code.TOPICS,
                            "A topic could not be made. Make it by hand, or let this client make topics.",
                            "topic",
                            made.getKey(),
                            "cause",
                            e.getCause());
                }
            }
        }
    }
}
