package io.ripieno.service.kafka;

import io.ripieno.service.intake.Header;
import io.ripieno.service.intake.OutgoingRecord;
import io.ripieno.service.intake.RecordNotTakenException;
import io.ripieno.service.intake.RecordRefusedException;
import io.ripieno.service.intake.Records;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Sends records over a channel of the connector. */
public final class EmittedRecords implements Records {
    private final MutinyEmitter<byte[]> channel;

    public EmittedRecords(MutinyEmitter<byte[]> channel) {
        this.channel = channel;
    }

    @Override
    public CompletionStage<Void> send(OutgoingRecord record) {
        Headers headers = new RecordHeaders();
        for (Header header : record.headers()) {
            headers.add(header.name(), header.value());
        }
        OutgoingKafkaRecordMetadata.OutgoingKafkaRecordMetadataBuilder<byte[]> metadata =
                OutgoingKafkaRecordMetadata.<byte[]>builder()
                        .withTopic(record.topic())
                        .withHeaders(headers);
        byte[] key = record.key();
        if (key != null) {
            metadata.withKey(key);
        }
        try {
            return channel.sendMessage(Message.of(record.value(), Metadata.of(metadata.build())))
                    .onFailure()
                    .transform(failure -> told(record.topic(), failure))
                    .subscribeAsCompletionStage();
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(told(record.topic(), e));
        }
    }

    /** What no repetition helps, told from what may pass. */
    static Throwable told(String topic, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException
                    || cause instanceof RecordBatchTooLargeException
                    || cause instanceof SerializationException) {
                return new RecordRefusedException(
                        "The topic " + topic + " does not take a record as it is (" + cause + "). Send a shorter one.",
                        failure);
            }
        }
        return new RecordNotTakenException("The topic " + topic + " did not take a record (" + failure + ").", failure);
    }
}
