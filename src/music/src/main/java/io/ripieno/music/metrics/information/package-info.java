/**
 * Mutual information between numbers, estimated from nearest neighbours (Kraskov, Ross) or from histograms. Uses the JDK
 * and {@code metrics} alone.
 */
@NullMarked
package io.ripieno.music.metrics.information;

import org.jspecify.annotations.NullMarked;
