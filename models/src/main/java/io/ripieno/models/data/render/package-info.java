/**
 * Turns phrases into MIDI and MIDI into sound with a soundfont. Uses the phrase package, the JDK's MIDI, and the
 * fluidsynth program where it is installed.
 */
@NullMarked
package io.ripieno.models.data.render;

import org.jspecify.annotations.NullMarked;
