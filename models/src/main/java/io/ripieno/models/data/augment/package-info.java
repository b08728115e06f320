/**
 * What stands between players and a recording: level, colour, rooms, noise, compression, narrow bands and codecs, drawn
 * from a seed. Uses the dice of the phrase package, and resampling and Fourier transforms of the music library.
 */
@NullMarked
package io.ripieno.models.data.augment;

import org.jspecify.annotations.NullMarked;
