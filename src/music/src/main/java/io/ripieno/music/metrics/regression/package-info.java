/**
 * How well numbers were predicted. Uses the JDK and {@code metrics} alone.
 */
@NullMarked
package io.ripieno.music.metrics.regression;

import org.jspecify.annotations.NullMarked;
