package io.ripieno.contract.wire;

import org.apache.avro.Schema;

/**
 * One version of a record as it was released. It never changes.
 *
 * @param record simple name of the record, such as Job
 * @param version 1, 2, ...
 * @param fingerprint CRC-64-AVRO
 */
public record ReleasedSchema(String record, int version, long fingerprint, Schema schema) {}
