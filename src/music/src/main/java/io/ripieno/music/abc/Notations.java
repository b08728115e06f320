package io.ripieno.music.abc;

import io.ripieno.music.score.Notation;
import io.ripieno.music.score.Rational;
import java.util.HashMap;
import java.util.Map;

/** Notations of durations, found once each. */
final class Notations {
    private final Map<Rational, Notation> found = new HashMap<>();

    Notation of(Rational duration) {
        return found.computeIfAbsent(duration, Notation::of);
    }
}
