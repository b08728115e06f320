/**
 * Makes soundfonts of recorded notes, and tells what is in a soundfont. Uses decoding, wave files and resampling of the
 * music library.
 */
@NullMarked
package io.ripieno.models.data.soundfont;

import org.jspecify.annotations.NullMarked;
