/**
 * The command {@code watch}: what becomes of jobs, as a table that is drawn again and again, as lines, or as events of
 * JSON. May use the contract, the Kafka clients and the shared parts of the command line.
 */
@NullMarked
package io.ripieno.cli.watch;

import org.jspecify.annotations.NullMarked;
