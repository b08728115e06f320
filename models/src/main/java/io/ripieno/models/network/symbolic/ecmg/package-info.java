/**
 * The pair of networks of explicitly conditioned melody generation. May use the graph builder and what the symbolic networks
 * share.
 */
@NullMarked
package io.ripieno.models.network.symbolic.ecmg;

import org.jspecify.annotations.NullMarked;
