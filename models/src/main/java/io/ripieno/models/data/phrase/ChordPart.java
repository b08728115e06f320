package io.ripieno.models.data.phrase;

/** Chords struck in a rhythm that stays for the phrase: on the beats, off the beats, syncopated, or after a bass note. */
final class ChordPart implements Part {
    @Override
    public void write(Sheet sheet, Dice dice) {
        Instrument instrument = sheet.instrument();
        write(sheet, dice, instrument.lowest(), instrument.highest());
    }

    void write(Sheet sheet, Dice dice, int low, int high) {
        int size = dice.whole(2, 4);
        int around = dice.whole(low + (high - low) / 5, low + (high - low) * 3 / 5);
        double held = dice.oneOf(0.3, 0.6, 0.9, 1.0);
        double bass = high - low > 24 && dice.chance(0.5) ? 1 : 0;
        boolean[] struck = rhythm(sheet.composition().metre().beats() * 2, dice);
        for (int bar = 0; bar < sheet.bars(); bar++) {
            for (int half = 0; half < struck.length; half++) {
                if (!struck[half]) {
                    continue;
                }
                int next = half + 1;
                while (next < struck.length && !struck[next]) {
                    next++;
                }
                double beat = sheet.barStart(bar) + half / 2.0;
                double beats = (next - half) / 2.0;
                if (bass > 0 && half == 0) {
                    sheet.note(beat, beats, held, Voicing.note(sheet, bar, 0, low), 4);
                }
                for (int key : Voicing.close(sheet, bar, around, size, low, high)) {
                    sheet.note(beat, beats, held, key, -4);
                }
            }
        }
    }

    private static boolean[] rhythm(int halves, Dice dice) {
        boolean[] struck = new boolean[halves];
        int style = dice.weighted(2, 1, 2, 1);
        for (int half = 0; half < halves; half++) {
            struck[half] = switch (style) {
                case 0 -> half % 2 == 0;
                case 1 -> half % 2 == 1;
                case 2 -> half == 0 || dice.chance(0.35);
                default -> half == 0;
            };
        }
        return struck;
    }
}
