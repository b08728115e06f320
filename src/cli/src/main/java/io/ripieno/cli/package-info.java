/**
 * The command line: its entry, its root command, and what all commands share (terminal, errors, exit codes, places).
 * Plain picocli; may use the contract and inference, never Quarkus.
 */
@NullMarked
package io.ripieno.cli;

import org.jspecify.annotations.NullMarked;
