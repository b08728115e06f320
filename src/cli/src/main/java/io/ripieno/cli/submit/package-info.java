/**
 * The command {@code submit}: jobs from files, folders and JSON lines are completed with digests, checked and sent one
 * after the other. May use the contract, the Kafka clients and the shared parts of the command line.
 */
@NullMarked
package io.ripieno.cli.submit;

import org.jspecify.annotations.NullMarked;
