/**
 * How well a latent space keeps attributes apart and how smoothly it leads from one to another: the measures of the Latte
 * library and of disentanglement studies. Uses {@code metrics} and {@code metrics.information}.
 */
@NullMarked
package io.ripieno.music.metrics.latent;

import org.jspecify.annotations.NullMarked;
