package io.ripieno.music.musicxml;

import io.ripieno.music.score.Barlines;
import io.ripieno.music.score.Mark;
import io.ripieno.music.score.Rational;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A repeat, an ending, a jump or a bar line where it stands in its measure. */
sealed interface BarSign {
    /** Quarter notes from the start of the measure; null at its end, wherever that will be. */
    @Nullable
    Rational at();

    record StartRepeat(@Nullable Rational at) implements BarSign {}

    record EndRepeat(@Nullable Rational at, int times) implements BarSign {}

    record EndingStart(@Nullable Rational at, Set<Integer> numbers) implements BarSign {}

    record EndingStop(@Nullable Rational at) implements BarSign {}

    /**
     * A mark.
     *
     * @param guessed from a sign or from words, not stated as what is to be played
     */
    record Jump(@Nullable Rational at, Mark mark, boolean guessed) implements BarSign {}

    record Line(@Nullable Rational at, Barlines.Style style) implements BarSign {}
}
