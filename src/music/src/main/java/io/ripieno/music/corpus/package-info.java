/**
 * Collections of scores: a folder as a stream of tunes with what was refused, duplicates among them, and splits for
 * training. Uses {@code io.ripieno.music.score}, {@code io.ripieno.music.formats} and the JDK.
 */
@NullMarked
package io.ripieno.music.corpus;

import org.jspecify.annotations.NullMarked;
