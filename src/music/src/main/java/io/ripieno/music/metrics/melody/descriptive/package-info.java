/**
 * Measures that describe a piece of any number of parts on a grid of time steps, after muspy. Uses {@code metrics},
 * scores and the JDK.
 */
@NullMarked
package io.ripieno.music.metrics.melody.descriptive;

import org.jspecify.annotations.NullMarked;
