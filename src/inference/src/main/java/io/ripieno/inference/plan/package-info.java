/**
 * Plans of stages: what a job does for each span of its input, on the host's threads and on devices, with a bounded
 * number of spans under way. May use the scheduler of batches, the threads of the host and the types shared by workers;
 * knows no task.
 */
@NullMarked
package io.ripieno.inference.plan;

import org.jspecify.annotations.NullMarked;
