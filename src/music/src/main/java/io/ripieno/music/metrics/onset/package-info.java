/**
 * How well the times of events were found. Uses the JDK and {@code metrics} alone.
 */
@NullMarked
package io.ripieno.music.metrics.onset;

import org.jspecify.annotations.NullMarked;
