package io.ripieno.service.file;

import io.ripieno.store.blob.Sha256;
import java.net.URI;

/**
 * What the job claims of an input.
 *
 * @param uri names the input in messages
 * @param sha256 of all its bytes
 * @param bytes its length
 */
public record Expected(URI uri, Sha256 sha256, long bytes) {}
