/**
 * Makes soundfonts of recorded notes, of patches, and small ones of large ones. Uses decoding, wave files and resampling
 * of the music library, and the render package's knowledge of fonts.
 */
@NullMarked
package io.ripieno.models.data.soundfont;

import org.jspecify.annotations.NullMarked;
