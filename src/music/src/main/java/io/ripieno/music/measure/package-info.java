/**
 * Tunes as 4/4 bars of 24 tokens, the representation that measure models learn from: its grid, encoder, decoder and
 * vocabulary. May use the score model.
 */
@NullMarked
package io.ripieno.music.measure;

import org.jspecify.annotations.NullMarked;
