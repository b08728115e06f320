package io.ripieno.service.outcome;

import io.ripieno.contract.events.CloudEvents;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.FailureKind;
import io.ripieno.contract.v1.RecordHeader;
import io.ripieno.contract.v1.Reference;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.Wire;
import io.ripieno.service.intake.Delivery;
import io.ripieno.service.intake.Header;
import io.ripieno.service.intake.OutgoingRecord;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Sender;
import io.ripieno.store.StoreLayout;
import io.ripieno.store.blob.Blob;
import io.ripieno.store.blob.BlobStore;
import io.ripieno.store.blob.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes records that were given up, with all that is needed to send them again. */
final class FailureRecords {
    private static final int MAX_HEADER_BYTES = 64 * 1024;
    private static final int HEADER_OVERHEAD = 8;
    private static final int MAX_KEY_BYTES = 4 * 1024;
    private static final String BYTES = "application/octet-stream";

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
     * @throws IOException if the original bytes or key are long and the blob store does not take them
     */
    OutgoingRecord of(Delivery delivery, Optional<Sender> sender, JobFailure why, int attempts, Instant at)
            throws IOException {
        StringBuilder cause = new StringBuilder(why.problem());
        Failure.Builder failure = begin(delivery, why, attempts, at);
        sender.ifPresent(known ->
                failure.setJobId(known.jobId()).setSubject(known.subject()).setTenant(known.tenant()));
        byte[] key = delivery.key();
        if (key != null && key.length > MAX_KEY_BYTES) {
            Blob blob = blobs.put(StoreLayout.original(Sha256.of(key)), BYTES, key);
            cause.append(" The key of the record, ").append(key.length).append(" bytes, lies at ");
            cause.append(blob.uri()).append('.');
            key = Sha256.of(key).hex().getBytes(StandardCharsets.UTF_8);
        } else {
            failure.setKey(buffer(key));
        }
        failure.setHeaders(headers(delivery, cause));
        addOriginal(failure, delivery);
        return record(failure.setCause(cause.toString()).build(), key);
    }

    /**
     * The failure of a record that is not taken whole: the record itself, its key and its headers lie in the blob store.
     *
     * @param told as much of {@code why} as the failure itself says
     * @throws IOException if the blob store does not take them
     */
    OutgoingRecord brief(
            Delivery delivery, Optional<Sender> sender, JobFailure why, JobFailure told, int attempts, Instant at)
            throws IOException {
        OutgoingRecord whole = of(delivery, sender, why, attempts, at);
        Blob kept = blobs.put(StoreLayout.original(Sha256.of(whole.value())), "application/avro", whole.value());
        Failure.Builder failure = begin(delivery, told, attempts, at);
        sender.ifPresent(known -> failure.setJobId(known.jobId()));
        byte[] value = delivery.value();
        if (value != null) {
            failure.setOriginalReference(store(value));
        }
        failure.setWholeReference(References.of(kept));
        failure.setCause(told.problem() + " This failure is shortened; key and headers lie where its whole is.");
        byte[] key = delivery.key();
        return record(failure.build(), key != null && key.length > MAX_KEY_BYTES ? whole.key() : null);
    }

    private Failure.Builder begin(Delivery delivery, JobFailure why, int attempts, Instant at) {
        return Failure.newBuilder()
                .setKind(FailureKind.valueOf(why.kind().name()))
                .setCode(why.code().id())
                .setAction(why.action())
                .setAttempts(attempts)
                .setTask(TopicCatalogue.taskOf(delivery.origin().topic()).orElse(Task.UNSPECIFIED))
                .setTopic(delivery.origin().topic())
                .setPartition(delivery.origin().partition())
                .setOffset(delivery.origin().offset())
                .setFailedAt(at)
                .setServiceVersion(serviceVersion);
    }

    private static OutgoingRecord record(Failure failure, byte @Nullable [] key) {
        return new OutgoingRecord(
                TopicCatalogue.failures().name(),
                key,
                Wire.encode(failure),
                EventHeadersOf.event(CloudEvents.of(failure)));
    }

    /** As many of the headers, in their order, as fit the record beside the original. */
    private static List<RecordHeader> headers(Delivery delivery, StringBuilder cause) {
        List<RecordHeader> kept = new ArrayList<>();
        int bytes = 0;
        for (Header header : delivery.headers()) {
            byte[] value = header.value();
            bytes += HEADER_OVERHEAD
                    + header.name().getBytes(StandardCharsets.UTF_8).length
                    + (value == null ? 0 : value.length);
            if (bytes > MAX_HEADER_BYTES) {
                cause.append(" Of its ").append(delivery.headers().size()).append(" headers ");
                cause.append(delivery.headers().size() - kept.size()).append(" are left out.");
                break;
            }
            kept.add(RecordHeader.newBuilder()
                    .setName(header.name())
                    .setValue(buffer(value))
                    .build());
        }
        return kept;
    }

    private void addOriginal(Failure.Builder failure, Delivery delivery) throws IOException {
        byte[] value = delivery.value();
        if (value == null) {
            return;
        }
        if (value.length <= Wire.MAX_INLINE_BYTES) {
            failure.setOriginal(ByteBuffer.wrap(value));
        } else {
            failure.setOriginalReference(store(value));
        }
    }

    private Reference store(byte[] value) throws IOException {
        return References.of(blobs.put(StoreLayout.original(Sha256.of(value)), BYTES, value));
    }

    private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }
}
