package io.ripieno.store.blob;

import java.time.Instant;

/**
 * A blob that a store holds.
 *
 * @param bytes how many it has
 * @param modified when it was last put
 */
public record StoredBlob(String key, long bytes, Instant modified) {}
