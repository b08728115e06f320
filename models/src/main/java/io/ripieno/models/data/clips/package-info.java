/**
 * Stems of single instruments on disk, and ten-second clips that are mixed from them with the labels of what is heard.
 * Uses the phrase and render packages and resampling from the music library.
 */
@NullMarked
package io.ripieno.models.data.clips;

import org.jspecify.annotations.NullMarked;
