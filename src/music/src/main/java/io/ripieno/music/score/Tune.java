package io.ripieno.music.score;

import java.util.List;

/** One tune of a file: read, or refused. */
public sealed interface Tune {
    /** Where in the file it begins. */
    Place place();

    /**
     * A tune that was read.
     *
     * @param notices of what was read otherwise than it stands
     */
    record Read(Place place, Score score, List<Notice> notices) implements Tune {
        public Read {
            notices = List.copyOf(notices);
        }
    }

    /** A tune that was refused. */
    record Refused(Place place, ScoreException problem) implements Tune {}
}
