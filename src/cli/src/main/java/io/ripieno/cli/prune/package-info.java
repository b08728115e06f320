/** Removing what is kept and has expired. May use the store and the data directory of {@code serve}. */
@NullMarked
package io.ripieno.cli.prune;

import org.jspecify.annotations.NullMarked;
