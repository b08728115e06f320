package io.ripieno.cli.replay;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ripieno.cli.kafka.KeptFailure;
import io.ripieno.cli.kafka.OutgoingRecord;
import io.ripieno.contract.events.EventHeaders;
import io.ripieno.contract.events.EventIds;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.RecordHeader;
import io.ripieno.contract.v1.Reference;
import io.ripieno.contract.wire.Wire;
import io.ripieno.contract.wire.WireException;
import io.ripieno.store.StoreLayout;
import io.ripieno.store.blob.BlobStore;
import io.ripieno.store.blob.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records as they were when they were given up: value and key from the failure itself or, if they were long, from the
 * blob store, where they must have the digest that the failure gives.
 */
final class Originals {
    private final BlobStore blobs;
    private final String where;

    /** @param where the blobs lie, for messages */
    Originals(BlobStore blobs, String where) {
        this.blobs = blobs;
        this.where = where;
    }

    /**
     * The record to send: topic, key, value and headers of the original, and the header that names the failure.
     *
     * @throws UnreplayableException if it was not kept whole, or did not come from a topic of jobs
     */
    OutgoingRecord of(KeptFailure kept) throws UnreplayableException {
        Failure failure = whole(kept.failure());
        if (!holdsJobs(failure.getTopic())) {
            throw new UnreplayableException("it came from the topic '%s', which is none of jobs; look into it by hand"
                    .formatted(failure.getTopic()));
        }
        return new OutgoingRecord(
                failure.getTopic(), key(failure, kept.key()), value(failure), headers(failure, kept.id()));
    }

    /** The failure with key, value and headers, which lies in the blob store if it was too long to be published. */
    private Failure whole(Failure failure) throws UnreplayableException {
        Reference place = failure.getWholeReference();
        if (place == null) {
            return failure;
        }
        try {
            Failure whole = Wire.decode(blob(place.getSha256(), "the whole failure"), Failure.class);
            if (EventIds.of(whole).equals(EventIds.of(failure))) {
                return whole;
            }
        } catch (WireException e) {
            throw new UnreplayableException("the whole failure cannot be read: %s".formatted(e.getMessage()));
        }
        throw new UnreplayableException("the whole failure that it names is another one; look into it by hand");
    }

    /** Whether it is a topic of jobs. */
    static boolean holdsJobs(String topic) {
        return TopicCatalogue.find(topic)
                .filter(found -> found.recordType() == Job.class)
                .isPresent();
    }

    private byte[] value(Failure failure) throws UnreplayableException {
        ByteBuffer original = failure.getOriginal();
        if (original != null) {
            return bytes(original);
        }
        Reference reference = failure.getOriginalReference();
        if (reference == null) {
            throw new UnreplayableException(
                    "its value was empty or was not kept; send the job again from where it came");
        }
        return blob(reference.getSha256(), "the value");
    }

    /** A long key is in the blob store, and the failure is kept under its digest. */
    private byte @Nullable [] key(Failure failure, byte @Nullable [] digest) throws UnreplayableException {
        ByteBuffer key = failure.getKey();
        if (key != null) {
            return bytes(key);
        }
        return digest == null ? null : blob(new String(digest, US_ASCII), "the key");
    }

    private byte[] blob(String sha256, String what) throws UnreplayableException {
        if (!Sha256.isHex(sha256)) {
            throw new UnreplayableException(
                    "%s is named by '%s', which is no SHA-256; look into it by hand".formatted(what, sha256));
        }
        byte[] bytes;
        try {
            bytes = blobs.get(StoreLayout.ORIGINALS + sha256)
                    .orElseThrow(() -> new UnreplayableException(
                            "%s is not at %s/%s%s; name the blob directory of the service with --blobs"
                                    .formatted(what, where, StoreLayout.ORIGINALS, sha256)));
        } catch (IOException e) {
            throw new UnreplayableException("%s at %s/%s%s cannot be read (%s); check its permissions"
                    .formatted(what, where, StoreLayout.ORIGINALS, sha256, e));
        }
        String found = Sha256.of(bytes).hex();
        if (!found.equals(sha256)) {
            throw new UnreplayableException("%s at %s/%s%s has the SHA-256 %s, so it is damaged; restore it from a copy"
                    .formatted(what, where, StoreLayout.ORIGINALS, sha256, found));
        }
        return bytes;
    }

    private static List<OutgoingRecord.Header> headers(Failure failure, String failureId) {
        List<OutgoingRecord.Header> headers = new ArrayList<>();
        for (RecordHeader header : failure.getHeaders()) {
            if (!header.getName().equals(EventHeaders.REPLAY)) {
                ByteBuffer value = header.getValue();
                headers.add(new OutgoingRecord.Header(header.getName(), value == null ? null : bytes(value)));
            }
        }
        headers.add(new OutgoingRecord.Header(EventHeaders.REPLAY, failureId.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
