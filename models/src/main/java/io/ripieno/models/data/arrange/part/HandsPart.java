package io.ripieno.models.data.arrange.part;

import io.ripieno.models.data.phrase.Dice;

/** Two hands of one player: something high and something low. */
public final class HandsPart implements Part {
    private final Part high;
    private final Part low;

    public HandsPart(Part high, Part low) {
        this.high = high;
        this.low = low;
    }

    @Override
    public void write(Stretch stretch, Line line, Dice dice) {
        int split = (line.low() + line.high()) / 2;
        high.write(stretch, line.within(split - 1, Math.max(line.high(), split + 11)), dice);
        low.write(stretch, line.within(line.low(), Math.max(split, line.low() + 12)), dice);
    }
}
