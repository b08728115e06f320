/**
 * What is counted and timed. Uses Micrometer.
 */
@NullMarked
package io.ripieno.service.metrics;

import org.jspecify.annotations.NullMarked;
