/**
 * What the scheduler of batches costs by itself, on a device that does nothing. May use inference.
 */
@NullMarked
package io.ripieno.models.benchmark.scheduler;

import org.jspecify.annotations.NullMarked;
