package io.ripieno.models.data.arrange.part;

import io.ripieno.models.data.arrange.Pulse;
import io.ripieno.models.data.arrange.style.DrumGroove;
import io.ripieno.models.data.arrange.style.Hit;
import io.ripieno.models.data.phrase.Dice;

/** A groove with small changes, and a fill where something new begins. */
public final class DrumPart implements Part {
    private static final int[] TOMS = {50, 48, 47, 45, 43, 41};

    private final DrumGroove groove;
    private final double misses;
    private final double fills;

    public DrumPart(DrumGroove groove, Dice dice) {
        this.groove = groove;
        this.misses = dice.between(0, 0.08);
        this.fills = dice.between(0.4, 0.95);
    }

    @Override
    public void write(Stretch stretch, Line line, Dice dice) {
        Pulse pulse = stretch.ground().pulse();
        for (int bar = stretch.from(); bar < stretch.to(); bar++) {
            boolean last = bar == stretch.to() - 1;
            boolean fill = last && stretch.fill() ? dice.chance(fills) : bar % 4 == 3 && dice.chance(0.15);
            int beats = pulse.beats().size();
            double until = fill ? pulse.beat(last && dice.chance(0.3) ? 0 : beats / 2) : pulse.bar();
            double start = stretch.ground().start(bar);
            for (Hit hit : groove.bar(bar)) {
                if (hit.at() < until - 1e-6 && !dice.chance(misses)) {
                    line.add(start + hit.at(), pulse.step() / 2, hit.drum(), 1, hit.emphasis());
                }
            }
            if (fill) {
                fill(start + until, start + pulse.bar(), stretch.ground(), line, dice);
            }
        }
    }

    private void fill(double from, double to, Ground ground, Line line, Dice dice) {
        double step = ground.pulse().step() / (ground.beatSeconds() > 0.42 ? 2 : 1);
        int count = (int) Math.round((to - from) / step);
        boolean rolls = dice.chance(0.3);
        double density = dice.between(0.65, 1);
        for (int i = 0; i < count; i++) {
            if (i == 0 || dice.chance(density)) {
                int drum = rolls ? groove.snare() : TOMS[Math.min(TOMS.length - 1, i * TOMS.length / count)];
                line.add(from + i * step, step, dice.chance(0.15) ? groove.snare() : drum, 1, 10.0 * i / count - 4);
            }
        }
    }
}
