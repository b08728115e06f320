package io.ripieno.service.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was handed to us.
 *
 * @param sentAt the time of the record itself
 * @param key not to be changed
 * @param value not to be changed
 * @param commit marks the record as done; until then it comes again after a crash
 */
public record Delivery(
        Origin origin,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Header> headers,
        Instant sentAt,
        Instant receivedAt,
        Supplier<CompletionStage<Void>> commit) {
    public Delivery(
            Origin origin,
            byte @Nullable [] key,
            byte @Nullable [] value,
            List<Header> headers,
            Instant sentAt,
            Instant receivedAt,
            Supplier<CompletionStage<Void>> commit) {
        this.origin = origin;
        this.key = key;
        this.value = value;
        this.headers = List.copyOf(headers);
        this.sentAt = sentAt;
        this.receivedAt = receivedAt;
        this.commit = commit;
    }

    /** A record that was sent when it was received. */
    public Delivery(
            Origin origin,
            byte @Nullable [] key,
            byte @Nullable [] value,
            List<Header> headers,
            Instant receivedAt,
            Supplier<CompletionStage<Void>> commit) {
        this(origin, key, value, headers, receivedAt, receivedAt, commit);
    }

    /** The text of the last header of a name, if it has any. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .reduce((earlier, later) -> later)
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .filter(text -> !text.isEmpty());
    }

    public int bytes() {
        return value == null ? 0 : value.length;
    }
}
