/**
 * The command {@code cancel}: it asks the service to end jobs. May use the contract, the Kafka clients and the shared
 * parts of the command line.
 */
@NullMarked
package io.ripieno.cli.cancel;

import org.jspecify.annotations.NullMarked;
