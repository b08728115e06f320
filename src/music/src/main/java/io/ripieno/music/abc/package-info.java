/**
 * ABC notation: tune books read tune by tune, and scores written so that a musician can read them. Uses
 * {@code io.ripieno.music.score} and the JDK alone.
 *
 * <p>Read is the subset of ABC 2.1 that folk collections use: all information fields, modes and explicit accidentals,
 * broken rhythm, tuplets, ties, chords, chord symbols, grace notes, decorations, repeats with endings, voices and
 * overlays in one bar. Passed over: slurs, beams, annotations, typesetting directives. Refused by name: microtones, and
 * overlays of several bars.
 */
@NullMarked
package io.ripieno.music.abc;

import org.jspecify.annotations.NullMarked;
