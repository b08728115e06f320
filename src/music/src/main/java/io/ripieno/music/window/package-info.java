/**
 * Recordings cut into windows of fixed length, as networks of fixed input take them. Uses
 * {@code io.ripieno.music.audio} and the JDK.
 */
@NullMarked
package io.ripieno.music.window;

import org.jspecify.annotations.NullMarked;
