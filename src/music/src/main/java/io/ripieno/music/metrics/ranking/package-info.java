/**
 * How well scores tell items that have a label from those that have not: rankings, decisions at thresholds, calibration.
 * Uses the JDK and {@code metrics} alone.
 */
@NullMarked
package io.ripieno.music.metrics.ranking;

import org.jspecify.annotations.NullMarked;
