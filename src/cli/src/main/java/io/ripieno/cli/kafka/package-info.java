/**
 * What the command line does as a Kafka client: topics, sending jobs, reading outcomes and progress. May use the contract
 * and Kafka clients.
 */
@NullMarked
package io.ripieno.cli.kafka;

import org.jspecify.annotations.NullMarked;
