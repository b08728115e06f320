package io.ripieno.service.intake;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was handed to us.
 *
 * @param key not to be changed
 * @param value not to be changed
 * @param commit marks the record as done; until then it comes again after a crash
 */
public record Delivery(
        Origin origin,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<Header> headers,
        Instant receivedAt,
        Supplier<CompletionStage<Void>> commit) {
    public Delivery(
            Origin origin,
            byte @Nullable [] key,
            byte @Nullable [] value,
            List<Header> headers,
            Instant receivedAt,
            Supplier<CompletionStage<Void>> commit) {
        this.origin = origin;
        this.key = key;
        this.value = value;
        this.headers = List.copyOf(headers);
        this.receivedAt = receivedAt;
        this.commit = commit;
    }

    public int bytes() {
        return value == null ? 0 : value.length;
    }
}
