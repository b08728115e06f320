/**
 * {@code ripieno evaluate}: all measures of the library on files, as tables, JSON and pictures. May use the music library;
 * needs neither models nor Kafka.
 */
@NullMarked
package io.ripieno.cli.evaluate;

import org.jspecify.annotations.NullMarked;
