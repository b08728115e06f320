package io.ripieno.music.score;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A score that cannot be read, written or unfolded. The message names the thing, its value, its place and what to do. */
public final class ScoreException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Problem {
        /** Not a score, or damaged beyond use. */
        UNREADABLE,
        /** A score of a kind, or with a feature, that is not read. */
        UNSUPPORTED,
        /** Over a limit of {@link ScoreLimits}. */
        TOO_LARGE,
        /** Repeats or jumps that do not end or lead nowhere. */
        UNPLAYABLE,
        /** A score that the format to be written cannot hold. */
        NOT_WRITABLE,
        /** The file could not be opened or read from its medium. */
        INPUT_OUTPUT
    }

    private final Problem problem;
    private final transient Place place;

    /** The place is put before the message if it is known. */
    public ScoreException(Problem problem, Place place, String message) {
        this(problem, place, message, null);
    }

    public ScoreException(Problem problem, Place place, String message, @Nullable Throwable cause) {
        super(place.equals(Place.WHOLE) ? message : place + ": " + message, cause);
        this.problem = problem;
        this.place = place;
    }

    public Problem problem() {
        return problem;
    }

    public Place place() {
        return place;
    }
}
