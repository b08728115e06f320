/**
 * Workers whose only purpose is to try the engine: six models joined, a loop of 64 steps, host work alone. May use
 * inference, music and the graph builder.
 */
@NullMarked
package io.ripieno.models.benchmark.probes;

import org.jspecify.annotations.NullMarked;
