package io.ripieno.music.musicxml;

import io.ripieno.music.score.Place;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;

/** The divisions of a quarter note in which all times of a part are whole numbers: a multiple of 12. */
final class Divisions {
    private static final int LEAST = 12;

    private long divisions = LEAST;

    /** Makes a time a whole number of divisions; {@link Problem#NOT_WRITABLE} if they become too many. */
    void include(Rational time) throws ScoreException {
        long denominator = time.denominator();
        long common = divisions;
        for (long rest = denominator; rest != 0; ) {
            long next = common % rest;
            common = rest;
            rest = next;
        }
        long factor = denominator / common;
        if (factor > PartReader.MOST_DIVISIONS / divisions) {
            throw new ScoreException(
                    Problem.NOT_WRITABLE,
                    Place.WHOLE,
                    "The score has times as fine as 1/" + denominator + " of a quarter note beside 1/" + divisions
                            + ", more divisions than MusicXML programs take (" + PartReader.MOST_DIVISIONS
                            + "): quantise it first.");
        }
        divisions *= factor;
    }

    long perQuarter() {
        return divisions;
    }

    /** A time that was included, as a whole number. */
    String count(Rational time) {
        return Long.toString(time.times(divisions).numerator());
    }
}
