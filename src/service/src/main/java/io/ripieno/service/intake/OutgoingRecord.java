package io.ripieno.service.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way out.
 *
 * @param key not to be changed; null for none
 * @param value not to be changed
 */
public record OutgoingRecord(String topic, byte @Nullable [] key, byte[] value, List<Header> headers) {
    public OutgoingRecord(String topic, byte @Nullable [] key, byte[] value, List<Header> headers) {
        this.topic = topic;
        this.key = key;
        this.value = value;
        this.headers = List.copyOf(headers);
    }
}
