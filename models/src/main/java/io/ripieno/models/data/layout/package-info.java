/**
 * Rendered pieces as folders of files, laid out like data sets that programs can read already. Uses the packages arrange,
 * piece and phrase, the relatives of instruments in clips, and WAV, NPZ and splits of the music library.
 */
@NullMarked
package io.ripieno.models.data.layout;

import org.jspecify.annotations.NullMarked;
