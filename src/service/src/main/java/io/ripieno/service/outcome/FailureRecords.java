package io.ripieno.service.outcome;

import io.ripieno.contract.events.CloudEvents;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.FailureKind;
import io.ripieno.contract.v1.RecordHeader;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.Wire;
import io.ripieno.service.blob.BlobStore;
import io.ripieno.service.intake.Delivery;
import io.ripieno.service.intake.Header;
import io.ripieno.service.intake.OutgoingRecord;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Sender;
import io.ripieno.service.job.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes records that were given up, with all that is needed to send them again. */
final class FailureRecords {
    private static final int MAX_HEADER_BYTES = 64 * 1024;
    private static final int MAX_KEY_BYTES = 16 * 1024;

    private final BlobStore blobs;
    private final String serviceVersion;

    FailureRecords(BlobStore blobs, String serviceVersion) {
        this.blobs = blobs;
        this.serviceVersion = serviceVersion;
    }

    /**
     * The failure of a record.
     *
     * @param sender empty if it could not be decoded
     * @throws IOException if the original bytes are long and the blob store does not take them
     */
    OutgoingRecord of(Delivery delivery, Optional<Sender> sender, JobFailure why, int attempts, Instant at)
            throws IOException {
        Failure.Builder failure = Failure.newBuilder()
                .setKind(FailureKind.valueOf(why.kind().name()))
                .setCode(why.code().id())
                .setCause(why.problem())
                .setAction(why.action())
                .setAttempts(attempts)
                .setTask(TopicCatalogue.taskOf(delivery.origin().topic()).orElse(Task.UNSPECIFIED))
                .setTopic(delivery.origin().topic())
                .setPartition(delivery.origin().partition())
                .setOffset(delivery.origin().offset())
                .setKey(buffer(key(delivery)))
                .setFailedAt(at)
                .setServiceVersion(serviceVersion);
        sender.ifPresent(known ->
                failure.setJobId(known.jobId()).setSubject(known.subject()).setTenant(known.tenant()));
        addHeaders(failure, delivery);
        addOriginal(failure, delivery);
        Failure record = failure.build();
        return new OutgoingRecord(
                TopicCatalogue.failures().name(),
                key(delivery),
                Wire.encode(record),
                EventHeadersOf.event(CloudEvents.of(record)));
    }

    /** As many of the headers, in their order, as fit the record beside the original. */
    private static void addHeaders(Failure.Builder failure, Delivery delivery) {
        List<RecordHeader> kept = new ArrayList<>();
        int bytes = 0;
        for (Header header : delivery.headers()) {
            byte[] value = header.value();
            bytes += header.name().length() + (value == null ? 0 : value.length);
            if (bytes > MAX_HEADER_BYTES) {
                break;
            }
            kept.add(RecordHeader.newBuilder()
                    .setName(header.name())
                    .setValue(buffer(value))
                    .build());
        }
        failure.setHeaders(kept);
    }

    /** A longer key than any that the contract makes is left out, so that the record keeps within its limit. */
    private static byte @Nullable [] key(Delivery delivery) {
        byte[] key = delivery.key();
        return key == null || key.length > MAX_KEY_BYTES ? null : key;
    }

    private void addOriginal(Failure.Builder failure, Delivery delivery) throws IOException {
        byte[] value = delivery.value();
        if (value == null) {
            return;
        }
        if (value.length <= Wire.MAX_INLINE_BYTES) {
            failure.setOriginal(ByteBuffer.wrap(value));
        } else {
            failure.setOriginalReference(
                    References.of(blobs.put("originals/" + Sha256.of(value), "application/octet-stream", value)));
        }
    }

    private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }
}
