/**
 * {@code ripieno score}: what scores hold, their conversion between formats, and pictures of them. May use the score
 * packages of the music library; needs neither models nor Kafka.
 */
@NullMarked
package io.ripieno.cli.score;

import org.jspecify.annotations.NullMarked;
