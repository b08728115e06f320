/**
 * Variational autoencoders of small images, on which methods for latent spaces are compared. May use the graph builder and
 * what the symbolic networks share.
 */
@NullMarked
package io.ripieno.models.network.symbolic.image;

import org.jspecify.annotations.NullMarked;
