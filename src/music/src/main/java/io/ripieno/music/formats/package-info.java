/**
 * The readers and writers of all score formats behind one, and scores as they are played. May use the score model and the packages of the formats.
 */
@NullMarked
package io.ripieno.music.formats;

import org.jspecify.annotations.NullMarked;
