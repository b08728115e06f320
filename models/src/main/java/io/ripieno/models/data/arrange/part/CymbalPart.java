package io.ripieno.models.data.arrange.part;

import io.ripieno.models.data.arrange.Pulse;
import io.ripieno.models.data.arrange.style.CymbalGroove;
import io.ripieno.models.data.arrange.style.Hit;
import io.ripieno.models.data.phrase.Dice;

/** Hi-hat or ride, with crashes where something begins, or crashes and swells alone. */
public final class CymbalPart implements Part {
    private static final int[] CRASHES = {49, 57, 49, 57, 55, 52};
    private static final double SWELL_STROKES_A_SECOND = 13;

    private final CymbalGroove groove;
    private final boolean keepsTime;
    private final double open;
    private final double crashes;

    /**
     * @param keepsTime whether it plays the groove; else crashes and swells alone
     */
    public CymbalPart(CymbalGroove groove, boolean keepsTime, Dice dice) {
        this.groove = groove;
        this.keepsTime = keepsTime;
        this.open = dice.oneOf(0.0, 0.04, 0.12);
        this.crashes = keepsTime ? dice.between(0.2, 0.9) : 0.95;
    }

    @Override
    public void write(Stretch stretch, Line line, Dice dice) {
        Pulse pulse = stretch.ground().pulse();
        int every = Math.max(
                1, (int) Math.round(2.5 / (pulse.bar() / stretch.ground().tempo() * 60)));
        for (int bar = stretch.from(); bar < stretch.to(); bar++) {
            double start = stretch.ground().start(bar);
            boolean crash = (bar == stretch.from() || !keepsTime && bar % every == 0) && dice.chance(crashes);
            if (crash) {
                line.add(start, pulse.bar(), CRASHES[dice.whole(0, CRASHES.length - 1)], 1, dice.between(0, 14));
            }
            if (keepsTime) {
                time(start, crash, pulse, line, dice);
            }
        }
        if (!keepsTime && stretch.fill()) {
            swell(stretch, line, dice);
        }
    }

    private void time(double start, boolean crash, Pulse pulse, Line line, Dice dice) {
        for (Hit hit : groove.bar()) {
            if (!(crash && hit.at() == 0)) {
                int key = hit.drum() == CymbalGroove.CLOSED && dice.chance(open) ? CymbalGroove.OPEN : hit.drum();
                line.add(start + hit.at(), pulse.step() / 2, key, 1, hit.emphasis());
            }
        }
    }

    /** A roll that grows through the last bar. */
    private static void swell(Stretch stretch, Line line, Dice dice) {
        double step = stretch.ground().tempo() / 60 / SWELL_STROKES_A_SECOND;
        double from = stretch.ground().start(stretch.to() - 1);
        int count = (int) ((stretch.end() - from) / step);
        int key = CRASHES[dice.whole(0, 3)];
        for (int i = 0; i < count; i++) {
            line.add(from + i * step, step, key, 1, -45 + 45.0 * i / count);
        }
    }
}
