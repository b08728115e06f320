package io.ripieno.contract.events;

/** Names of the headers: those of events as the Kafka binding of CloudEvents gives them, and our own. */
public final class EventHeaders {
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String CONTENT_TYPE = "content-type";

    /**
     * On a record that is sent again because it was given up: the {@link #ID} of the failure that it replays, in UTF-8.
     * Where there are several, the last counts. It enters the id of the outcome, and a replay is not ended by a
     * cancellation that was sent before it.
     */
    public static final String REPLAY = "ripieno_replay";

    private EventHeaders() {}
}
