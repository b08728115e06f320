/**
 * Networks of the dMelodies benchmark that are its own: the convolutional autoencoder of two-bar melodies and the
 * discriminator of Factor-VAE. May use the graph builder and what the symbolic networks share.
 */
@NullMarked
package io.ripieno.models.network.symbolic.dmelodies;

import org.jspecify.annotations.NullMarked;
