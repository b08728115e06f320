package io.ripieno.music.midi;

import io.ripieno.music.score.Notices;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.Rational;

/** Times as ticks. What falls between two goes to the nearer, with a notice. */
record Ticks(int perQuarter, Notices notices) {
    long of(Rational quarters) {
        Rational exact = quarters.times(perQuarter);
        if (!exact.isWhole()) {
            notices.add(Place.WHOLE, "A time between two of " + perQuarter + " ticks was moved to the nearer.");
        }
        return exact.round();
    }
}
