package io.ripieno.models.data.phrase;

import java.util.List;

/** Chords broken into single notes: up, down, up and down, alternating with the lowest, or rolled as a banjo does. */
final class ArpeggioPart implements Part {
    private static final int[][] ORDERS = {
        {0, 1, 2, 3}, {3, 2, 1, 0}, {0, 1, 2, 3, 2, 1}, {0, 2, 1, 2}, {0, 3, 1, 3, 2, 3}, {0, 1, 3, 0, 1, 3, 0, 3}
    };

    @Override
    public void write(Sheet sheet, Dice dice) {
        write(sheet, dice, sheet.instrument().lowest(), sheet.instrument().highest());
    }

    static void write(Sheet sheet, Dice dice, int low, int high) {
        int[] order = ORDERS[dice.whole(0, ORDERS.length - 1)];
        double step = sheet.composition().beatSeconds() < 0.45 ? dice.oneOf(0.5, 1.0) : dice.oneOf(0.25, 0.5, 1.0 / 3);
        double ringing = dice.oneOf(0.7, 1.0, 2.0, 4.0);
        int around = dice.whole(low, low + (high - low) / 2);
        for (int bar = 0; bar < sheet.bars(); bar++) {
            List<Integer> keys = Voicing.close(sheet, bar, around, 4, low, high);
            int steps = (int) Math.round(sheet.composition().metre().beats() / step);
            for (int i = 0; i < steps; i++) {
                int key = keys.get(Math.min(keys.size() - 1, order[i % order.length]));
                sheet.note(sheet.barStart(bar) + i * step, step, ringing, key, i % 2 == 0 ? 2 : -3);
            }
        }
    }
}
