package io.ripieno.service.kafka;

import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Task;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Turns {@code ripieno.tasks} into the topics of the channel {@code jobs}, as the topic catalogue names them. */
public final class ServedTopics implements ConfigSourceFactory {
    private static final int BELOW_FILES = 90;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue tasks = context.getValue("ripieno.tasks");
        String words = tasks == null || tasks.getValue() == null ? "tagging" : tasks.getValue();
        return List.of(new PropertiesConfigSource(
                Map.of("mp.messaging.incoming.jobs.topics", topics(words)), "topics of ripieno.tasks", BELOW_FILES));
    }

    /** Words that are no tasks are passed over here; the check of the configuration names them. */
    static String topics(String words) {
        return Arrays.stream(words.split(","))
                .map(word -> word.strip().toUpperCase(Locale.ROOT))
                .filter(word -> TopicCatalogue.tasks().stream()
                        .anyMatch(task -> task.name().equals(word)))
                .map(word -> TopicCatalogue.jobs(Task.valueOf(word)).name())
                .collect(Collectors.joining(","));
    }
}
