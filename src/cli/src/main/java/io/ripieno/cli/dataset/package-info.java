/**
 * {@code ripieno dataset}: data sets that are made from their definition. May use the music library; needs neither models
 * nor Kafka.
 */
@NullMarked
package io.ripieno.cli.dataset;

import org.jspecify.annotations.NullMarked;
