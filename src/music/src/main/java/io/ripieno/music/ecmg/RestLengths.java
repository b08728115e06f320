package io.ripieno.music.ecmg;

import io.ripieno.music.score.Rational;
import java.util.List;

/** How a silence that nobody wrote out is divided into rests. */
final class RestLengths {
    /** In ticks of 24 to a quarter note, plain and dotted ones. */
    private static final List<Integer> LENGTHS = List.of(96, 72, 48, 36, 24, 18, 12, 9, 6, 3);

    private RestLengths() {}

    /** The length of the first rest: the whole silence if a label lasts as long, else the longest one that fits. */
    static Rational first(Rational silence) {
        if (DurationLabel.lasting(silence) != null) {
            return silence;
        }
        return LENGTHS.stream()
                .map(ticks -> Rational.of(ticks, DurationLabel.TICKS_OF_QUARTER))
                .filter(length -> !length.isAfter(silence))
                .findFirst()
                .orElse(silence);
    }
}
