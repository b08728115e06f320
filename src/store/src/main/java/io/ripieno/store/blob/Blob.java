package io.ripieno.store.blob;

import java.net.URI;

/**
 * Where some bytes lie and what they are.
 *
 * @param uri from which they are read
 * @param sha256 of the bytes, 64 lower-case hexadecimal digits
 * @param bytes how many
 * @param mediaType such as {@code audio/flac}
 */
public record Blob(URI uri, String sha256, long bytes, String mediaType) {}
