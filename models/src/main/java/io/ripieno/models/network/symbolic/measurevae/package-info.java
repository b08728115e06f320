/**
 * The hierarchical recurrent autoencoder of bars and short melodies. May use the graph builder and what the symbolic networks
 * share.
 */
@NullMarked
package io.ripieno.models.network.symbolic.measurevae;

import org.jspecify.annotations.NullMarked;
