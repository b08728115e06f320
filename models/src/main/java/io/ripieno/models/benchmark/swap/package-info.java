/**
 * How a new version of a model takes over while the old one is at work. May use inference, music and what benchmarks
 * share.
 */
@NullMarked
package io.ripieno.models.benchmark.swap;

import org.jspecify.annotations.NullMarked;
