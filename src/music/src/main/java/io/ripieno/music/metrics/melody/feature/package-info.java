/**
 * What describes a single melody: pitches, intervals, note lengths and their transitions, after MGEval. Uses
 * {@code metrics}, scores and the JDK.
 */
@NullMarked
package io.ripieno.music.metrics.melody.feature;

import org.jspecify.annotations.NullMarked;
