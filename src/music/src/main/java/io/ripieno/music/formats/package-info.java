/**
 * The readers and writers of all score formats behind one. May use the score model and the packages of the formats.
 */
@NullMarked
package io.ripieno.music.formats;

import org.jspecify.annotations.NullMarked;
