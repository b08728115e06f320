package io.ripieno.contract.events;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The attributes of an event, which travel as headers beside the record.
 *
 * @param id together with the source tells deliveries apart: the same id is the same event
 * @param source who sent it, a URI reference
 * @param type what it is, such as io.ripieno.tagging.outcome.v1
 * @param subject what it is about: the recording or the job
 * @param time when it happened
 * @param contentType media type of the record's value
 */
public record CloudEvent(
        String id, String source, String type, Optional<String> subject, Optional<Instant> time, String contentType) {
    /** Media type of a value in Avro's binary encoding, single-object form. */
    public static final String AVRO = "application/avro";

    /** The version of CloudEvents that is written and read. */
    public static final String SPEC_VERSION = "1.0";

    public CloudEvent {
        require(EventHeaders.ID, id);
        require(EventHeaders.SOURCE, source);
        require(EventHeaders.TYPE, type);
    }

    /** Header names and values in UTF-8, in a fixed order. */
    public Map<String, byte[]> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(EventHeaders.SPEC_VERSION, SPEC_VERSION);
        headers.put(EventHeaders.ID, id);
        headers.put(EventHeaders.SOURCE, source);
        headers.put(EventHeaders.TYPE, type);
        subject.ifPresent(value -> headers.put(EventHeaders.SUBJECT, value));
        time.ifPresent(value -> headers.put(EventHeaders.TIME, value.toString()));
        headers.put(EventHeaders.CONTENT_TYPE, contentType);
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        headers.forEach((name, value) -> bytes.put(name, value.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    /**
     * The event that headers describe, or empty if they do not say that there is one: a plain record has no
     * {@code ce_specversion}.
     *
     * @param header answers a name with the last header of that name, or null
     * @throws IllegalArgumentException if there is an event and one of its attributes is missing or malformed
     */
    public static Optional<CloudEvent> read(Function<String, byte[]> header) {
        Optional<String> version = text(header, EventHeaders.SPEC_VERSION);
        if (version.isEmpty()) {
            return Optional.empty();
        }
        if (!version.get().equals(SPEC_VERSION)) {
            throw new IllegalArgumentException("The header " + EventHeaders.SPEC_VERSION + " is \"" + version.get()
                    + "\"; send " + SPEC_VERSION + ".");
        }
        return Optional.of(new CloudEvent(
                text(header, EventHeaders.ID).orElse(""),
                text(header, EventHeaders.SOURCE).orElse(""),
                text(header, EventHeaders.TYPE).orElse(""),
                text(header, EventHeaders.SUBJECT),
                text(header, EventHeaders.TIME).map(CloudEvent::instant),
                text(header, EventHeaders.CONTENT_TYPE).orElse(AVRO)));
    }

    private static Optional<String> text(Function<String, byte[]> header, String name) {
        return Optional.ofNullable(header.apply(name)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static Instant instant(String time) {
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "The header " + EventHeaders.TIME + " is \"" + time
                            + "\"; send a time as RFC 3339 writes it, such as 2026-01-31T12:00:00Z.",
                    e);
        }
    }

    private static void require(String name, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The header " + name + " is empty or missing; CloudEvents requires it.");
        }
    }
}
