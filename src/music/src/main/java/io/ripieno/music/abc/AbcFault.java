package io.ripieno.music.abc;

import io.ripieno.music.score.Place;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;

/**
 * A place at which something is wrong.
 *
 * @param line from 1, or 0 for the whole tune
 * @param column from 1, or 0 for the whole line
 */
record AbcFault(int line, int column) {
    /** Nowhere in particular. */
    static final AbcFault WHOLE = new AbcFault(0, 0);

    Place place() {
        return line == 0 ? Place.WHOLE : new Place.Line(line, column);
    }

    ScoreException unreadable(String what, String remedy) {
        return error(Problem.UNREADABLE, what, remedy);
    }

    ScoreException unsupported(String what, String remedy) {
        return error(Problem.UNSUPPORTED, what, remedy);
    }

    ScoreException tooLarge(String what, String remedy) {
        return error(Problem.TOO_LARGE, what, remedy);
    }

    private ScoreException error(Problem problem, String what, String remedy) {
        return new ScoreException(problem, place(), what + ": " + remedy + ".");
    }
}
