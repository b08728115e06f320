/**
 * Arrays of numbers of any shape, and the files that hold them: NumPy's, CSV and JSON. Uses {@code npz} and Jackson.
 */
@NullMarked
package io.ripieno.music.numbers;

import org.jspecify.annotations.NullMarked;
