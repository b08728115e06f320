/**
 * Lead sheets as the parallel token streams of explicitly conditioned melody generation (Genchel, Pati and Lerch, MUME
 * 2019): pitch, duration, bar position, chord and next chord. May use the score model.
 */
@NullMarked
package io.ripieno.music.ecmg;

import org.jspecify.annotations.NullMarked;
