/**
 * Scores in memory: parts, events, measures, chord symbols, exact rational time, their spelling, unfolding and
 * transposition, and what readers and writers of all formats share. Uses the JDK alone.
 *
 * <p>What every reader and view may rely on:
 *
 * <ul>
 *   <li>Time is a {@link Rational} number of quarter notes from the start of the score. Nothing is unfolded while reading:
 *       a repeated bar is there once, with its marks; {@link Unfolding} plays it out.
 *   <li>Measures belong to the score and are shared by its parts; the first begins at 0 and each begins where the one
 *       before ends. A repeat mark inside a bar splits it into two measures, of which the second is implicit.
 *   <li>Pitches, chord symbols and keys are sounding ones. {@link Part#transposition()} leads from what a part's player
 *       reads to what sounds, so writers apply its reverse.
 *   <li>Notes of one part with the same onset, duration, voice and staff are a chord. Grace notes last 0 and stand,
 *       in the order in which they are played, before what they ornament. Notes may cross bar lines (MIDI) or be tied
 *       across them (notation); {@link Part#sounding()} has neither ties nor grace notes.
 *   <li>A file may hold many tunes: {@link ScoreReader#tunes} gives them lazily, each a {@link Tune.Read} with notices or
 *       a {@link Tune.Refused}; one that is refused does not stop the next.
 *   <li>What a file can do wrong ends in a {@link ScoreException}, within {@link ScoreLimits}.
 * </ul>
 */
@NullMarked
package io.ripieno.music.score;

import org.jspecify.annotations.NullMarked;
