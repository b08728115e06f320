package io.ripieno.music.pianoroll;

import io.ripieno.music.score.Rational;
import java.util.List;

/** An attribute over time, one value for each stretch. */
public record Curve(List<Stretch> stretches) {
    /**
     * A stretch and the value there.
     *
     * @param from in quarter notes from the start of the score, below 0 for a bar that begins with a pickup
     * @param to where it ends
     */
    public record Stretch(Rational from, Rational to, double value) {
        Rational middle() {
            return from.plus(to).dividedBy(2);
        }
    }

    public Curve {
        stretches = List.copyOf(stretches);
    }
}
