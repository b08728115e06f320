/**
 * Writes what each player plays, in quarter notes, for a stretch of a piece at a time. Uses the players, tunes, voicings
 * and patterns of its neighbours; knows nothing of seconds but the lag between the strings of a strum.
 */
@NullMarked
package io.ripieno.models.data.arrange.part;

import org.jspecify.annotations.NullMarked;
