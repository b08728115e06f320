/**
 * Networks that fill in bars of a melody from those around them. May use the graph builder and what the symbolic networks
 * share; the bars' autoencoder has a package of its own and is not read here.
 */
@NullMarked
package io.ripieno.models.network.symbolic.inpainting;

import org.jspecify.annotations.NullMarked;
