package io.ripieno.cli.kafka;

import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Terminal;
import io.ripieno.cli.report.Json;
import io.ripieno.cli.report.Table;
import io.ripieno.cli.report.Table.Side;
import io.ripieno.contract.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ripieno topics list} and {@code ripieno topics create}. */
@Command(name = "topics", description = "List the topics of the contract on a broker, or create them.")
public final class TopicsCommand {
    private static final String WHERE = "Kafka brokers (default: ${DEFAULT-VALUE}).";
    private static final String LOCAL = "127.0.0.1:9092";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Terminal terminal;

    public TopicsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * A topic for programs; {@code partitionsOnBroker} is there if and only if the topic is.
     *
     * @param retentionMillis how long records are kept at least
     */
    record Listed(
            String name,
            int partitions,
            @Nullable Integer partitionsOnBroker,
            String key,
            long retentionMillis,
            String cleanup,
            List<String> writers,
            List<String> readers) {
        static Listed of(TopicState state) {
            Topic topic = state.topic();
            return new Listed(
                    topic.name(),
                    topic.partitions(),
                    state.partitions().orElse(null),
                    topic.key().description(),
                    topic.retention().toMillis(),
                    topic.cleanup().policy(),
                    topic.writers(),
                    topic.readers());
        }
    }

    @Command(name = "list", description = "Say what each topic is for and whether the broker has it.")
    int list(
            @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT", defaultValue = LOCAL, description = WHERE)
                    String bootstrapServers,
            @Option(names = "--json", description = "Write JSON.") boolean json) {
        List<Listed> topics;
        try (Topics there = Topics.on(bootstrapServers, PATIENCE)) {
            topics = there.states().stream().map(Listed::of).toList();
        }
        if (json) {
            Json.print(terminal.out(), topics);
        } else {
            table(topics).print(terminal.out());
        }
        return ExitCode.DONE;
    }

    @Command(name = "create", description = "Create the topics that the broker lacks; the others stay as they are.")
    int create(
            @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT", defaultValue = LOCAL, description = WHERE)
                    String bootstrapServers,
            @Option(names = "--json", description = "Write JSON.") boolean json) {
        List<String> created;
        try (Topics there = Topics.on(bootstrapServers, PATIENCE)) {
            created = there.createMissing();
        }
        if (json) {
            Json.print(terminal.out(), Map.of("created", created));
        } else if (created.isEmpty()) {
            terminal.line("all topics are there");
        } else {
            created.forEach(name -> terminal.line("created " + name));
        }
        return ExitCode.DONE;
    }

    private static Table table(List<Listed> topics) {
        var table = new Table()
                .column("topic", Side.LEFT)
                .column("on broker", Side.LEFT)
                .column("partitions", Side.RIGHT)
                .column("key", Side.LEFT)
                .column("kept days", Side.RIGHT)
                .column("written by", Side.LEFT)
                .column("read by", Side.LEFT);
        for (Listed topic : topics) {
            Integer there = topic.partitionsOnBroker();
            table.row(
                    topic.name(),
                    there == null ? "missing" : "yes",
                    Integer.toString(there == null ? topic.partitions() : there),
                    topic.key(),
                    Long.toString(topic.retentionMillis() / 86_400_000),
                    String.join(", ", topic.writers()),
                    String.join(", ", topic.readers()));
        }
        return table;
    }
}
