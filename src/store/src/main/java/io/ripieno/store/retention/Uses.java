package io.ripieno.store.retention;

import io.ripieno.store.StoreLayout;
import io.ripieno.store.blob.BlobStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Notes when the outcome of a work was last told to a tenant; retention counts from there. Whoever tells an outcome
 * notes the use before looking whether it is stored: whoever removes it takes it out of the index before looking at the
 * uses, so that one of the two sees the other.
 */
public final class Uses {
    private final BlobStore blobs;

    public Uses(BlobStore blobs) {
        this.blobs = blobs;
    }

    /**
     * Notes a use that begins now.
     *
     * @param tenant empty for the default tenant
     */
    public void note(String workId, String tenant) throws IOException {
        blobs.put(StoreLayout.use(workId, tenant), "text/plain", tenant.getBytes(StandardCharsets.UTF_8));
    }
}
