package io.ripieno.store.blob;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** A blob store from which blobs can be removed while others put and get. */
public interface PrunableBlobStore extends BlobStore {
    /**
     * What is held below a prefix, in no order; what is put or removed meanwhile may be among it or not.
     *
     * @param prefix names that each end with '/'
     */
    List<StoredBlob> list(String prefix) throws IOException;

    /**
     * Removes a blob unless it was put again at this time or later.
     *
     * @return whether it is gone
     */
    boolean remove(String key, Instant unlessPutSince) throws IOException;

    /** The time by the clock that tells when blobs were put, which may be that of another machine. */
    Instant now() throws IOException;

    /**
     * Does something that only one at a time may do on this store, in whatever process.
     *
     * @param what names it, as keys are named
     * @return false if another does it now; then nothing is done
     */
    boolean tryExclusively(String what, Action action) throws IOException;

    /** Something done on a store. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }
}
