package io.ripieno.store.blob;

import java.io.IOException;
import java.util.Optional;

/**
 * Keeps bytes under keys. A key is made of names of lower-case letters, digits, '.', '_' and '-', joined by '/'. What is
 * put is either there whole, also after a crash, or not there at all.
 */
public interface BlobStore {
    /** Puts bytes, in place of any that were there, and returns once they would survive a crash. */
    Blob put(String key, String mediaType, byte[] content) throws IOException;

    /**
     * Gets bytes.
     *
     * @return empty if nothing is there
     */
    Optional<byte[]> get(String key) throws IOException;

    /** Tells whether the bytes of a blob that this store gave out are still there and the same. */
    boolean holds(Blob blob) throws IOException;
}
