/**
 * All measures behind one door: a {@link io.ripieno.music.metrics.evaluation.MeasureSet} says which inputs and options it
 * takes, and makes of them an {@link io.ripieno.music.metrics.evaluation.Evaluation} of named figures. The command line and
 * the service are made from these descriptions; neither files nor command lines are known here. Uses {@code metrics},
 * {@code numbers}, {@code audio}, scores and, for JSON, Jackson.
 *
 * <p>A caller gives each {@link io.ripieno.music.metrics.evaluation.Input} a role, an item and a part, and loads it when it
 * is asked to: the sources of one recording are in memory at a time, whatever the size of the corpus.
 */
@NullMarked
package io.ripieno.music.metrics.evaluation;

import org.jspecify.annotations.NullMarked;
