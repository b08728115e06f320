/**
 * Piano rolls as matrices and pictures, and lists of notes. May use the score model; pictures need neither fonts nor a
 * display.
 */
@NullMarked
package io.ripieno.music.pianoroll;

import org.jspecify.annotations.NullMarked;
