/**
 * The two wire forms of a record and the schemas that are known by fingerprint. Uses Avro, the generated records and
 * the JDK.
 */
package io.ripieno.contract.wire;
