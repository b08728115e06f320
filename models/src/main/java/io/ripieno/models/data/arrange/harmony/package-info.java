/**
 * Scales, voicings, and chords for melodies that have none. Uses the tunes and chords of its neighbours and the JDK.
 */
@NullMarked
package io.ripieno.models.data.arrange.harmony;

import org.jspecify.annotations.NullMarked;
