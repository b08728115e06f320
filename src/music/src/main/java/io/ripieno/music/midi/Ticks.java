package io.ripieno.music.midi;

import io.ripieno.music.score.Notices;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.Rational;

/** Times as ticks. What falls between two goes to the nearer, with a notice. */
record Ticks(int perQuarter, Notices notices) {
    /** @param quarters at most 2^28 ticks, as fine as it may be read */
    long of(Rational quarters) {
        long whole = quarters.floor();
        Rational exact = quarters.minus(Rational.of(whole)).times(perQuarter);
        if (!exact.isWhole()) {
            notices.add(Place.WHOLE, "A time between two of " + perQuarter + " ticks was moved to the nearer.");
        }
        return whole * perQuarter + exact.round();
    }
}
