/**
 * How well the pitch of a melody, or the pitches of several voices, were found frame by frame. Uses the JDK,
 * {@code metrics} and its matching.
 */
@NullMarked
package io.ripieno.music.metrics.pitch;

import org.jspecify.annotations.NullMarked;
