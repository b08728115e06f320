package io.ripieno.music.midi;

import io.ripieno.music.score.Notices;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.Rational;

/** Tempo as MIDI counts it: whole microseconds per quarter note, in 24 bits. */
final class MidiTempo {
    private static final int MOST_MICROS = 0xffffff;
    private static final Rational MICROS_PER_MINUTE = Rational.of(60_000_000);

    private MidiTempo() {}

    static long micros(Rational quartersPerMinute) {
        return MICROS_PER_MINUTE.dividedBy(quartersPerMinute).round();
    }

    /** As {@link #micros}, kept to 24 bits and told about if it is another tempo than asked for. */
    static int written(Rational quartersPerMinute, Notices notices) {
        int micros = (int) Math.max(1, Math.min(MOST_MICROS, micros(quartersPerMinute)));
        if (!quartersPerMinute(micros).equals(quartersPerMinute)) {
            notices.add(
                    Place.WHOLE,
                    "The tempo " + quartersPerMinute + " was written as " + micros + " microseconds per quarter note.");
        }
        return micros;
    }

    /** The tempo with at most two decimals that would be written as these microseconds; the exact one if there is none. */
    static Rational quartersPerMinute(int micros) {
        Rational exact = MICROS_PER_MINUTE.dividedBy(micros);
        for (int scale = 1; scale <= 100; scale *= 10) {
            Rational near = Rational.of(exact.times(scale).round(), scale);
            if (near.sign() > 0 && micros(near) == micros) {
                return near;
            }
        }
        return exact;
    }
}
