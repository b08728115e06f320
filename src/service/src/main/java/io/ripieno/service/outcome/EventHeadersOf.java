package io.ripieno.service.outcome;

import io.ripieno.contract.events.CloudEvent;
import io.ripieno.service.intake.Header;
import java.util.List;

/** The headers of an event, in the form of a record. */
final class EventHeadersOf {
    private EventHeadersOf() {}

    static List<Header> event(CloudEvent event) {
        return event.headers().entrySet().stream()
                .map(header -> new Header(header.getKey(), header.getValue()))
                .toList();
    }
}
