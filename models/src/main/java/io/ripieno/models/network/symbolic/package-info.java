/**
 * The networks of symbolic music and of the latent spaces that it is compared with, one package a family; what the families
 * share is here. May use the graph builder and the checks of settings: sampling, losses and loops over the graphs belong to training
 * and serving.
 */
@NullMarked
package io.ripieno.models.network.symbolic;

import org.jspecify.annotations.NullMarked;
