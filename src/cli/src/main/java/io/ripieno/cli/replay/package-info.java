/**
 * The command {@code replay}: records that were given up are sent again as they were. May use the contract, the blob
 * store, the Kafka clients and the shared parts of the command line.
 */
@NullMarked
package io.ripieno.cli.replay;

import org.jspecify.annotations.NullMarked;
