/**
 * Composes short phrases that are idiomatic to an instrument, each from a seed and nothing else. Uses the JDK alone and
 * knows neither MIDI files nor sound.
 */
@NullMarked
package io.ripieno.models.data.phrase;

import org.jspecify.annotations.NullMarked;
