/**
 * How well sources were separated: BSS Eval in its versions, scale-invariant and other ratios, oracle masks, and the
 * layout of museval. Uses {@code metrics}, the Fourier transforms of {@code spectral}, EJML and, for JSON, Jackson.
 */
@NullMarked
package io.ripieno.music.metrics.separation;

import org.jspecify.annotations.NullMarked;
