/**
 * Singers made of a glottal source and a vocal tract, who sing notes in solo and in choir. Uses the dice of the phrase
 * package and Fourier transforms of the music library.
 */
@NullMarked
package io.ripieno.models.data.voice;

import org.jspecify.annotations.NullMarked;
