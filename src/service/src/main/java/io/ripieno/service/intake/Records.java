package io.ripieno.service.intake;

import java.util.concurrent.CompletionStage;

/** Where records go. */
public interface Records {
    /**
     * Sends a record; complete once the broker has acknowledged it, exceptionally if it did not: with a {@link
     * RecordRefusedException} if it never will.
     */
    CompletionStage<Void> send(OutgoingRecord record);
}
