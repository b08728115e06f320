package io.ripieno.cli.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ripieno.contract.events.EventHeaders;
import io.ripieno.contract.events.EventIds;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.RecordHeader;
import io.ripieno.contract.wire.Wire;
import io.ripieno.contract.wire.WireException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** The failures that a broker keeps, and the replays that were sent because of them. */
public final class FailureLog implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final TopicScan scan;

    FailureLog(String bootstrapServers, org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        this.scan = new TopicScan(bootstrapServers, consumer, PATIENCE);
    }

    /** @throws io.ripieno.cli.CliException if the broker cannot be reached or lacks the topic */
    public static FailureLog open(String bootstrapServers) {
        Topics.require(bootstrapServers, List.of(TopicCatalogue.failures().name()));
        return new FailureLog(bootstrapServers, Clients.consumer(bootstrapServers));
    }

    /**
     * Shows the failures that were published since then and are there now, until one is answered with false. The same
     * failure may be shown more than once.
     *
     * @throws io.ripieno.cli.CliException if the broker cannot be reached or refuses
     */
    public void read(Instant since, Predicate<KeptFailure> each) {
        scan.read(List.of(TopicCatalogue.failures().name()), since, record -> decode(record)
                .map(each::test)
                .orElse(true));
    }

    /**
     * Tells of each replay among the records that were sent to the topics since then and are there now.
     *
     * @param failureId is given the id of the failure that was replayed
     * @throws io.ripieno.cli.CliException if the broker cannot be reached or refuses
     */
    public void readReplays(Collection<String> topics, Instant since, Consumer<String> failureId) {
        scan.read(topics, since, record -> {
            text(record.headers().lastHeader(EventHeaders.REPLAY)).ifPresent(failureId);
            return true;
        });
    }

    /** The failure that the failed record itself was a replay of, if it was one. */
    public static Optional<String> replayOf(Failure failure) {
        return failure.getHeaders().stream()
                .filter(header -> header.getName().equals(EventHeaders.REPLAY))
                .reduce((first, second) -> second)
                .map(RecordHeader::getValue)
                .map(ByteBuffer::duplicate)
                .map(value -> UTF_8.decode(value).toString());
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static Optional<KeptFailure> decode(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            Failure failure = Wire.decode(record.value(), Failure.class);
            String id = text(record.headers().lastHeader(EventHeaders.ID)).orElseGet(() -> EventIds.of(failure));
            return Optional.of(new KeptFailure(id, record.key(), failure));
        } catch (WireException ofSomebodyElse) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(@Nullable Header header) {
        return Optional.ofNullable(header).map(Header::value).map(value -> new String(value, UTF_8));
    }
}
