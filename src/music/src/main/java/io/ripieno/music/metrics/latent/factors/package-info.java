/**
 * How well latent codes keep the discrete factors apart that data were made from: the measures of disentanglement_lib
 * (Locatello et al. 2019). Uses {@code metrics.latent}, {@code metrics.information} and {@code metrics.ranking}.
 */
@NullMarked
package io.ripieno.music.metrics.latent.factors;

import org.jspecify.annotations.NullMarked;
