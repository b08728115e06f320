/**
 * What is counted and timed. Uses Micrometer and the types of what it counts.
 */
@NullMarked
package io.ripieno.service.metrics;

import org.jspecify.annotations.NullMarked;
