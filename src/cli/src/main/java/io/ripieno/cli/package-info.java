/**
 * The command line. Plain picocli; may use the contract and inference.
 */
@NullMarked
package io.ripieno.cli;

import org.jspecify.annotations.NullMarked;
