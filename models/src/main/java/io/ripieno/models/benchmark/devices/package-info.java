/**
 * How well many devices are kept at work, on simulated ones that only pass the time they declare. May use inference.
 */
@NullMarked
package io.ripieno.models.benchmark.devices;

import org.jspecify.annotations.NullMarked;
