package io.ripieno.cli.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ripieno.contract.events.CloudEvent;
import io.ripieno.contract.events.CloudEvents;
import io.ripieno.contract.topics.RecordKeys;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Control;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.wire.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way to a broker.
 *
 * @param key null for none
 * @param headers in their order; names may repeat
 */
@SuppressWarnings("ArrayRecordComponent") // Written once and sent; never compared.
public record OutgoingRecord(String topic, byte @Nullable [] key, byte[] value, List<Header> headers) {
    private static final String SOURCE = "/ripieno/cli";

    /** One header; its value is null if it has none. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Header(String name, byte @Nullable [] value) {}

    public OutgoingRecord(String topic, byte @Nullable [] key, byte[] value, List<Header> headers) {
        this.topic = topic;
        this.key = key;
        this.value = value;
        this.headers = List.copyOf(headers);
    }

    /**
     * A job, for the topic of its task.
     *
     * @throws io.ripieno.contract.wire.UnencodableException if it is longer than a record may be
     */
    public static OutgoingRecord of(Job job) {
        return new OutgoingRecord(
                TopicCatalogue.jobs(job.getTask()).name(),
                RecordKeys.of(job).getBytes(UTF_8),
                Wire.encode(job),
                headers(CloudEvents.of(job, SOURCE)));
    }

    /** A command about a job. */
    public static OutgoingRecord of(Control control) {
        return new OutgoingRecord(
                TopicCatalogue.control().name(),
                RecordKeys.of(control).getBytes(UTF_8),
                Wire.encode(control),
                headers(CloudEvents.of(control, SOURCE)));
    }

    private static List<Header> headers(CloudEvent event) {
        return event.headers().entrySet().stream()
                .map(header -> new Header(header.getKey(), header.getValue()))
                .toList();
    }
}
