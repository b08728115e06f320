package io.ripieno.cli.kafka;

import io.ripieno.contract.v1.Failure;
import org.jspecify.annotations.Nullable;

/**
 * A record of the failures topic.
 *
 * @param id its {@code ce_id}: it tells deliveries apart
 * @param key of the record; that of the original, or its digest in hexadecimal digits if the original's is long
 */
@SuppressWarnings("ArrayRecordComponent") // Read and passed on; never compared.
public record KeptFailure(String id, byte @Nullable [] key, Failure failure) {}
