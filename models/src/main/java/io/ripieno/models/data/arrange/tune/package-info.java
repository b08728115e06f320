/**
 * Tunes to arrange: read from scores, or composed here when there are none. Uses the music library and the chords and
 * dice of its neighbours.
 */
@NullMarked
package io.ripieno.models.data.arrange.tune;

import org.jspecify.annotations.NullMarked;
