package io.ripieno.service.job;

import io.ripieno.store.blob.Sha256;
import java.net.URI;

/** What an input consists of. */
public sealed interface Content {
    Sha256 sha256();

    long bytes();

    /** Such as {@code audio/flac}; empty if not known. */
    String mediaType();

    /** How messages name it. */
    String name();

    /**
     * A claim check.
     *
     * @param uri where it lies
     * @param sha256 that it must have
     * @param bytes that it must be long
     */
    record Referenced(URI uri, Sha256 sha256, long bytes, String mediaType) implements Content {
        @Override
        public String name() {
            return uri.toString();
        }
    }

    /** Bytes that came with the job; not to be changed. */
    record Inline(byte[] content, Sha256 sha256, String mediaType) implements Content {
        public Inline(byte[] content, String mediaType) {
            this(content, Sha256.of(content), mediaType);
        }

        @Override
        public long bytes() {
            return content.length;
        }

        @Override
        public String name() {
            return "inline content of type " + mediaType;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Inline that && sha256.equals(that.sha256) && mediaType.equals(that.mediaType);
        }

        @Override
        public int hashCode() {
            return sha256.hashCode();
        }
    }
}
