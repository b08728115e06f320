/**
 * Singers made of a glottal source and a vocal tract, who sing notes in solo and in choir. Uses the dice of the phrase
 * package, tracks of the arrange package, Fourier transforms of the music library, and is a sound of the render package.
 */
@NullMarked
package io.ripieno.models.data.voice;

import org.jspecify.annotations.NullMarked;
