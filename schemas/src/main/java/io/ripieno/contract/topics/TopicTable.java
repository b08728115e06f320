package io.ripieno.contract.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;

/** Topics as a table for people. */
public final class TopicTable {
    private static final String HEAD = """
            | topic | record | key | partitions | kept | clean-up | written by | read by |
            | --- | --- | --- | ---: | --- | --- | --- | --- |
            """;

    private TopicTable() {}

    /** A Markdown table, one line for each topic in the order given, ending with a line break. */
    public static String markdown(Collection<Topic> topics) {
        return topics.stream().map(TopicTable::line).collect(Collectors.joining("\n", HEAD, "\n"));
    }

    private static String line(Topic topic) {
        return "| `" + topic.name() + "` | `" + topic.recordType().getSimpleName() + "` | "
                + topic.key().description() + " | " + topic.partitions() + " | " + days(topic.retention()) + " | "
                + topic.cleanup().policy() + " | " + String.join(", ", topic.writers()) + " | "
                + String.join(", ", topic.readers()) + " |";
    }

    private static String days(Duration retention) {
        return retention.toDays() == 1 ? "1 day" : retention.toDays() + " days";
    }
}
