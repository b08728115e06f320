package io.ripieno.models.data.arrange.style;

import io.ripieno.models.data.arrange.Pulse;
import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.List;

/** Hi-hat and ride of a feel in any metre, never a drum: one bar that is repeated. */
public final class CymbalGroove {
    public static final int CLOSED = 42;
    public static final int OPEN = 46;
    private static final int PEDAL = 44;
    private static final int SOFTER = -14;

    private final Pulse pulse;
    private final List<Hit> bar = new ArrayList<>();

    private CymbalGroove(Feel feel, Pulse pulse, Dice dice) {
        this.pulse = pulse;
        int ride = dice.oneOf(51, 51, 59, 53);
        switch (feel) {
            case SWING -> swing(ride);
            case SHUFFLE -> steps(dice.chance(0.6) ? CLOSED : ride, 1, SOFTER);
            case WALTZ -> beats(dice.oneOf(CLOSED, PEDAL, ride), true);
            case MARCH -> beats(dice.oneOf(49, 57, CLOSED), false);
            case BALLAD, RUBATO, HYMN -> beats(dice.oneOf(ride, CLOSED), false);
            case DISCO -> disco(dice);
            case JIG, REEL -> steps(dice.oneOf(CLOSED, ride), 1, SOFTER - 4);
            default -> steps(dice.chance(0.6) ? CLOSED : ride, dice.oneOf(1, 1, 2), SOFTER);
        }
    }

    public static CymbalGroove of(Feel feel, Pulse pulse, Dice dice) {
        return new CymbalGroove(feel, pulse, dice);
    }

    /** The strokes of a bar. */
    public List<Hit> bar() {
        return bar;
    }

    private void swing(int ride) {
        for (int beat = 0; beat < pulse.beats().size(); beat++) {
            bar.add(new Hit(pulse.beat(beat), ride, 0));
            if (beat % 2 == 1) {
                bar.add(new Hit(pulse.beat(beat), PEDAL, -6));
                bar.add(new Hit(pulse.beat(beat) + pulse.step(), ride, -10));
            }
        }
    }

    /** Every usual division, or twice as many strokes. */
    private void steps(int cymbal, int strokes, double between) {
        for (int i = 0; i < pulse.steps() * strokes; i++) {
            double at = i * pulse.step() / strokes;
            bar.add(new Hit(at, cymbal, pulse.accent(at) >= 0.45 ? 2 : between));
        }
    }

    private void beats(int cymbal, boolean notFirst) {
        for (int beat = notFirst ? 1 : 0; beat < pulse.beats().size(); beat++) {
            bar.add(new Hit(pulse.beat(beat), cymbal, pulse.isStrong(beat) ? 0 : -6));
        }
    }

    private void disco(Dice dice) {
        boolean busy = dice.chance(0.5);
        for (int beat = 0; beat < pulse.beats().size(); beat++) {
            double at = pulse.beat(beat);
            bar.add(new Hit(at, CLOSED, -4));
            if (busy) {
                bar.add(new Hit(at + 0.25, CLOSED, SOFTER));
                bar.add(new Hit(at + 0.75, CLOSED, SOFTER));
            }
            bar.add(new Hit(at + 0.5, OPEN, 2));
        }
    }
}
