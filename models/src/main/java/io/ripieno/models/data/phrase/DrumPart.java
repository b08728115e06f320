package io.ripieno.models.data.phrase;

/** Kick, snare and toms on the semiquavers of a bar, without any cymbal: those are an instrument of their own here. */
final class DrumPart implements Part {
    private static final int[] TOMS = {50, 48, 47, 45, 43, 41};

    @Override
    public void write(Sheet sheet, Dice dice) {
        Metre metre = sheet.composition().metre();
        int beats = metre.beats();
        int grid = sheet.composition().beatSeconds() < 0.4 ? 2 : 4;
        int kick = dice.oneOf(35, 36);
        int snare = dice.weighted(4, 2, 2) == 2 ? 37 : dice.oneOf(38, 40);
        boolean fourOnTheFloor = dice.chance(0.2);
        boolean halfTime = dice.chance(0.2);
        double ghosts = dice.oneOf(0.0, 0.0, 0.1, 0.25);
        double toms = dice.oneOf(0.0, 0.0, 0.0, 0.5);
        boolean[] kicks = new boolean[beats * grid];
        for (int i = 0; i < kicks.length; i++) {
            kicks[i] = i == 0
                    || (i % grid == 0 && (fourOnTheFloor || metre.isStrong(i / grid) && dice.chance(0.7)))
                    || dice.chance(i % 2 == 0 ? 0.14 : 0.06);
        }
        int fillEvery = dice.oneOf(2, 4, 4, 8);
        for (int bar = 0; bar < sheet.bars(); bar++) {
            boolean fill = bar % fillEvery == fillEvery - 1;
            for (int i = 0; i < kicks.length; i++) {
                double beat = sheet.barStart(bar) + (double) i / grid;
                if (fill && i >= kicks.length / 2) {
                    fill(sheet, dice, beat, (double) (i - kicks.length / 2) / (kicks.length / 2.0), grid, snare);
                    continue;
                }
                if (kicks[i]) {
                    hit(sheet, beat, kick, 4);
                }
                if (i % grid == 0 && isBackbeat(metre, i / grid, halfTime)) {
                    hit(sheet, beat, snare, 6);
                } else if (dice.chance(ghosts)) {
                    hit(sheet, beat, snare, -35);
                }
                if (i % 2 == 0 && toms > 0 && dice.chance(toms)) {
                    hit(sheet, beat, TOMS[dice.whole(2, 5)], -4);
                }
            }
        }
    }

    private static boolean isBackbeat(Metre metre, int beat, boolean halfTime) {
        return halfTime
                ? beat == metre.beats() / 2
                : !metre.isStrong(beat) && metre.beatsPerCrotchet() == 1
                        || metre.beatsPerCrotchet() == 2 && beat == (metre.beats() == 6 ? 3 : 4);
    }

    private static void fill(Sheet sheet, Dice dice, double beat, double progress, int grid, int snare) {
        if (dice.chance(0.8)) {
            int tom = (int) Math.min(TOMS.length - 1, progress * TOMS.length);
            hit(sheet, beat, dice.chance(0.3) ? snare : TOMS[tom], 8 * progress);
            if (grid == 2 && dice.chance(0.3)) {
                hit(sheet, beat + 0.25, snare, 0);
            }
        }
    }

    static void hit(Sheet sheet, double beat, int key, double emphasis) {
        sheet.note(beat, 0.25, 1, key, emphasis);
    }
}
