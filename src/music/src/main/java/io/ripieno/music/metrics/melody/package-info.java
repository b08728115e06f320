/**
 * How near one set of melodies is to another: the distances of their features within and between the sets, as MGEval
 * compares them. Uses its sub-packages {@code feature} and {@code density}, and {@code metrics}.
 */
@NullMarked
package io.ripieno.music.metrics.melody;

import org.jspecify.annotations.NullMarked;
