/**
 * The networks by name, with settings that the caller may change, and the command that shows and writes them. May use the
 * networks and the graph builder.
 */
@NullMarked
package io.ripieno.models.network.catalogue;

import org.jspecify.annotations.NullMarked;
