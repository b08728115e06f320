/**
 * Manners of playing together: feels with their tempi, and the patterns of chords, bass and drums that belong to them.
 * Uses players and pulses of the package above and dice; writes no notes.
 */
@NullMarked
package io.ripieno.models.data.arrange.style;

import org.jspecify.annotations.NullMarked;
