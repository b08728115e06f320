/**
 * Arrays of numbers of any shape, and the files that hold them: NumPy's, CSV and JSON. Uses {@code npz} and Jackson. What ends up
 * in memory is bounded by the reader.
 */
@NullMarked
package io.ripieno.music.numbers;

import org.jspecify.annotations.NullMarked;
