/**
 * Smoothed distributions of numbers and how far two of them lie apart. Uses the JDK and {@code metrics} alone.
 */
@NullMarked
package io.ripieno.music.metrics.melody.density;

import org.jspecify.annotations.NullMarked;
