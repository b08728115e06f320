/**
 * dMelodies: 1,354,752 two-bar melodies that nine independent factors define, from index to notes and back. May use the
 * score model and array files.
 */
@NullMarked
package io.ripieno.music.dmelodies;

import org.jspecify.annotations.NullMarked;
