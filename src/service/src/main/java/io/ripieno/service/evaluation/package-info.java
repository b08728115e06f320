/**
 * Evaluation jobs: which inputs and options the measures are given, within which limits, and the run itself. Uses the
 * measures, and what reads numbers, recordings and scores.
 */
@NullMarked
package io.ripieno.service.evaluation;

import org.jspecify.annotations.NullMarked;
