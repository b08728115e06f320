package io.ripieno.models.data.arrange.human;

import io.ripieno.models.data.arrange.Pulse;
import io.ripieno.models.data.arrange.TempoCurve;
import io.ripieno.models.data.arrange.TempoCurve.Knot;
import io.ripieno.models.data.arrange.part.Ground;
import io.ripieno.models.data.phrase.Dice;
import java.util.ArrayList;
import java.util.List;

/** The tempo of a piece: it wanders a little, breathes with the phrases where the feel is free, and may slow down at the end. */
public final class TempoMaker {
    private static final int PHRASE_BARS = 4;
    private static final double MEMORY = 0.85;

    private TempoMaker() {}

    public static TempoCurve curve(Ground ground, Dice dice) {
        Pulse pulse = ground.pulse();
        boolean free = ground.feel().isFree();
        double unsteady = free ? dice.between(0.004, 0.02) : dice.oneOf(0.0, 0.002, 0.006);
        double rubato = free ? dice.between(0.02, 0.1) : 0;
        double slower = free || dice.chance(0.35) ? dice.between(0.15, 0.45) : 0;
        int slowFrom = ground.bars() - Math.min(ground.bars(), dice.whole(1, 3));
        List<Knot> knots = new ArrayList<>();
        double drift = 0;
        double seconds = 0;
        for (int bar = 0; bar < ground.bars(); bar++) {
            for (int beat = 0; beat < pulse.beats().size(); beat++) {
                double at = ground.start(bar) + pulse.beat(beat);
                knots.add(new Knot(at, seconds));
                drift = MEMORY * drift + unsteady * dice.normal();
                double inPhrase = (bar % PHRASE_BARS + pulse.beat(beat) / pulse.bar()) / PHRASE_BARS;
                double breath = rubato * Math.sin(Math.PI * inPhrase) - rubato / 2;
                double ending = bar < slowFrom
                        ? 0
                        : slower * (at - ground.start(slowFrom)) / (ground.end() - ground.start(slowFrom));
                double tempo = ground.tempo() * (1 + clip(drift) + breath) * (1 - ending);
                seconds += 60 * pulse.length(beat) / tempo;
            }
        }
        knots.add(new Knot(ground.end(), seconds));
        return new TempoCurve(knots);
    }

    private static double clip(double drift) {
        return Math.max(-0.08, Math.min(0.08, drift));
    }
}
