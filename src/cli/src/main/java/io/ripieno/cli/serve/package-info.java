/**
 * The embedded default: a broker and a service as child processes, their data directory, and the command {@code serve}.
 * May use the topics and the shared parts of the command line.
 */
@NullMarked
package io.ripieno.cli.serve;

import org.jspecify.annotations.NullMarked;
