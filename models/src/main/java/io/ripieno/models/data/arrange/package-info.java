/**
 * What an arrangement is: tracks with notes, sections, chords, beats and tempo, and how it becomes MIDI. Uses the score
 * model of the music library and the JDK; the sub-packages that make arrangements use this one, never the reverse.
 */
@NullMarked
package io.ripieno.models.data.arrange;

import org.jspecify.annotations.NullMarked;
