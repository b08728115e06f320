/**
 * What the scheduler of batches and its buffers cost by themselves, on a device that does nothing; single steps by JMH,
 * whose annotated classes are public because it extends them. May use inference.
 */
@NullMarked
package io.ripieno.models.benchmark.scheduler;

import org.jspecify.annotations.NullMarked;
