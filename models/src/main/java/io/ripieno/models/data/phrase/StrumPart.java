package io.ripieno.models.data.phrase;

import java.util.Collections;
import java.util.List;

/** Four to six strings of a chord, 6 to 25 ms after each other, down on the beat and up off it. */
final class StrumPart implements Part {
    @Override
    public void write(Sheet sheet, Dice dice) {
        Instrument instrument = sheet.instrument();
        int strings = instrument == Instrument.BANJO ? 4 : dice.whole(4, 6);
        double lag = dice.between(0.006, 0.025);
        double held = dice.oneOf(0.4, 0.9, 1.1, 1.6);
        int halves = sheet.composition().metre().beats() * 2;
        boolean[] struck = new boolean[halves];
        double density = dice.between(0.3, 0.95);
        for (int half = 0; half < halves; half++) {
            struck[half] = half == 0 || dice.chance(half % 2 == 0 ? 0.3 + 0.7 * density : density * 0.8);
        }
        int around = dice.whole(instrument.lowest(), instrument.lowest() + 12);
        for (int bar = 0; bar < sheet.bars(); bar++) {
            List<Integer> keys = Voicing.close(sheet, bar, around, strings, instrument.lowest(), instrument.highest());
            for (int half = 0; half < halves; half++) {
                if (struck[half]) {
                    strum(sheet, keys, sheet.barStart(bar) + half / 2.0, half % 2 == 1, lag, held);
                }
            }
        }
    }

    private static void strum(Sheet sheet, List<Integer> chord, double beat, boolean up, double lag, double held) {
        List<Integer> keys = chord;
        if (up) {
            keys = chord.subList(Math.max(0, chord.size() - 4), chord.size()).stream()
                    .sorted(Collections.reverseOrder())
                    .toList();
        }
        for (int i = 0; i < keys.size(); i++) {
            sheet.noteAfter(beat, i * lag, 1, held, keys.get(i), up ? -10 : 0);
        }
    }
}
