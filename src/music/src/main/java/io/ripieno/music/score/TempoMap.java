package io.ripieno.music.score;

import java.util.List;

/**
 * Tempo over a score.
 *
 * @param quartersPerMinute above 0 everywhere
 */
public record TempoMap(Timeline<Rational> quartersPerMinute) {
    /** 120 quarter notes per minute, which holds where a file says nothing. */
    public static final Rational DEFAULT_TEMPO = Rational.of(120);

    public static final TempoMap DEFAULT = constant(DEFAULT_TEMPO);

    public TempoMap {
        for (Timeline.Change<Rational> change : quartersPerMinute.changes()) {
            if (change.value().sign() <= 0) {
                throw new IllegalArgumentException(
                        "tempo (" + change.value() + ") at " + change.onset() + " must be above 0.");
            }
        }
    }

    public static TempoMap constant(Rational quartersPerMinute) {
        return new TempoMap(Timeline.of(quartersPerMinute));
    }

    /** Changes of quarter notes per minute; before the first, 120. */
    public static TempoMap of(List<Timeline.Change<Rational>> changes) {
        return new TempoMap(Timeline.of(DEFAULT_TEMPO, changes));
    }

    public Rational at(Rational onset) {
        return quartersPerMinute.at(onset);
    }

    /** Seconds from the start to a time in quarter notes; for many times use a {@link TempoClock}. */
    public double seconds(Rational onset) {
        return new TempoClock(this).seconds(onset);
    }

    /** Quarter notes from the start to a time in seconds; the reverse of {@link #seconds}. */
    public double quarters(double seconds) {
        List<Timeline.Change<Rational>> changes = quartersPerMinute.changes();
        double left = seconds;
        for (int i = 0; i + 1 < changes.size(); i++) {
            double span = span(changes.get(i), changes.get(i + 1).onset());
            if (left < span) {
                return quarters(changes.get(i), left);
            }
            left -= span;
        }
        return quarters(changes.get(changes.size() - 1), left);
    }

    static double span(Timeline.Change<Rational> from, Rational to) {
        return to.minus(from.onset()).toDouble() * 60 / from.value().toDouble();
    }

    private static double quarters(Timeline.Change<Rational> from, double seconds) {
        return from.onset().toDouble() + seconds * from.value().toDouble() / 60;
    }
}
