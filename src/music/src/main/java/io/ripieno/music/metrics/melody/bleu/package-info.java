/**
 * How much sequences of tokens have in common with others, by runs of tokens. Uses the JDK and {@code metrics} alone.
 */
@NullMarked
package io.ripieno.music.metrics.melody.bleu;

import org.jspecify.annotations.NullMarked;
