/**
 * CloudEvents 1.0 in the binary mode of its Kafka binding: header names and values, and the ids by which deliveries
 * are told apart. Uses the generated records and the JDK; headers are maps, so no Kafka client is needed.
 */
package io.ripieno.contract.events;
