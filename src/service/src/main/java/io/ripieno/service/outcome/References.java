package io.ripieno.service.outcome;

import io.ripieno.contract.v1.Reference;
import io.ripieno.store.blob.Blob;
import java.net.URI;

/** Blobs in the words of the contract. */
final class References {
    private References() {}

    static Reference of(Blob blob) {
        return Reference.newBuilder()
                .setUri(blob.uri().toString())
                .setSha256(blob.sha256())
                .setByteLength(blob.bytes())
                .setMediaType(blob.mediaType())
                .build();
    }

    static Blob blob(Reference reference) {
        return new Blob(
                URI.create(reference.getUri()),
                reference.getSha256(),
                reference.getByteLength(),
                reference.getMediaType());
    }
}
