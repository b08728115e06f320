package io.ripieno.cli.kafka;

import io.ripieno.cli.CliException;
import io.ripieno.contract.topics.Topic;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Task;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of the catalogue on a broker. */
public final class Topics implements AutoCloseable {
    /** The tasks that this version serves. */
    public static final List<Task> TASKS = List.of(Task.TAGGING, Task.EVALUATION);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String bootstrapServers;
    private final Admin admin;

    private Topics(String bootstrapServers, Admin admin) {
        this.bootstrapServers = bootstrapServers;
        this.admin = admin;
    }

    /**
     * The topics on a broker, which is not yet asked for anything.
     *
     * @param patience how long an answer may take
     * @throws CliException if the address cannot be one
     */
    public static Topics on(String bootstrapServers, Duration patience) {
        int millis = Math.toIntExact(patience.toMillis());
        try {
            Admin admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis));
            return new Topics(bootstrapServers, admin);
        } catch (KafkaException e) {
            throw new CliException(
                    "'%s' is not an address of Kafka brokers; write --bootstrap-servers HOST:PORT"
                            .formatted(bootstrapServers),
                    e);
        }
    }

    /**
     * Makes sure that topics are there, so that what follows does not wait for them.
     *
     * @throws CliException if the broker cannot be reached or lacks one
     */
    public static void require(String bootstrapServers, Collection<String> names) {
        try (Topics topics = on(bootstrapServers, PATIENCE)) {
            Set<String> existing = topics.await(topics.admin.listTopics().names());
            for (String name : names) {
                if (!existing.contains(name)) {
                    throw new CliException(
                            "the Kafka broker at %s has no topic %s; create it with 'ripieno topics create'"
                                    .formatted(bootstrapServers, name));
                }
            }
        }
    }

    /**
     * The tasks whose results a broker has a topic for; all if it has none of them, as what is missing is then said.
     *
     * @throws CliException if the broker cannot be reached
     */
    public static List<Task> served(String bootstrapServers) {
        try (Topics topics = on(bootstrapServers, PATIENCE)) {
            Set<String> existing = topics.await(topics.admin.listTopics().names());
            List<Task> served = TASKS.stream()
                    .filter(task ->
                            existing.contains(TopicCatalogue.results(task).name()))
                    .toList();
            return served.isEmpty() ? TASKS : served;
        }
    }

    /**
     * Creates the topics that the broker lacks and leaves the others as they are.
     *
     * @return the names of those created, in the order of the catalogue
     * @throws CliException if the broker cannot be reached or refuses
     */
    public List<String> createMissing() {
        Set<String> existing = await(admin.listTopics().names());
        List<Topic> missing = TopicCatalogue.of(TASKS).stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        var results = admin.createTopics(missing.stream().map(Topics::blueprint).toList())
                .values();
        return missing.stream()
                .map(Topic::name)
                .filter(name -> created(Objects.requireNonNull(results.get(name))))
                .toList();
    }

    /**
     * The topics, each with how many partitions it has; empty if it is not there.
     *
     * @throws CliException if the broker cannot be reached or refuses
     */
    public List<TopicState> states() {
        Set<String> existing = await(admin.listTopics().names());
        List<Topic> catalogue = TopicCatalogue.of(TASKS);
        List<String> there =
                catalogue.stream().map(Topic::name).filter(existing::contains).toList();
        var described = await(admin.describeTopics(there).allTopicNames());
        return catalogue.stream()
                .map(topic -> new TopicState(
                        topic,
                        Optional.ofNullable(described.get(topic.name()))
                                .map(description -> description.partitions().size())))
                .toList();
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    private static NewTopic blueprint(Topic topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(topic.configs());
    }

    private boolean created(KafkaFuture<Void> result) {
        try {
            await(result);
            return true;
        } catch (CliException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    private <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw Unreachable.explain(bootstrapServers, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException("interrupted while asking " + bootstrapServers, e);
        }
    }
}
