/**
 * The measures of the field, by what they judge: latent spaces, separated sources, sets of melodies, numbers, pitch,
 * notes and onsets. This package holds what they share; a sub-package uses it, and {@code metrics.matching}, and the
 * numbers or scores it is given.
 */
@NullMarked
package io.ripieno.music.metrics;

import org.jspecify.annotations.NullMarked;
