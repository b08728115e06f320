/**
 * Trains a network: batches, losses, optimiser, schedules, checkpoints and the log. May use the graph builder, the
 * interpreter and the measures of music; where examples come from is behind {@link io.ripieno.models.train.Examples}.
 */
@NullMarked
package io.ripieno.models.train;

import org.jspecify.annotations.NullMarked;
