package io.ripieno.models.data.phrase;

/** Hi-hat or ride patterns, crashes that ring, and swells; never a drum. */
final class CymbalPart implements Part {
    private static final int CLOSED = 42;
    private static final int PEDAL = 44;
    private static final int OPEN = 46;
    private static final int[] CRASHES = {49, 57, 49, 57, 55, 52};
    private static final int[] RIDES = {51, 59, 51, 53};

    @Override
    public void write(Sheet sheet, Dice dice) {
        switch (dice.weighted(4, 3, 1.5, 1.5)) {
            case 0 -> hats(sheet, dice);
            case 1 -> ride(sheet, dice);
            case 2 -> crashes(sheet, dice);
            default -> swells(sheet, dice);
        }
    }

    private static void hats(Sheet sheet, Dice dice) {
        double step = sheet.composition().beatSeconds() < 0.4 ? dice.oneOf(0.5, 1.0) : dice.oneOf(0.25, 0.5, 0.5);
        double open = dice.oneOf(0.0, 0.06, 0.15, 0.5);
        double miss = dice.oneOf(0.0, 0.0, 0.15);
        double crash = dice.oneOf(0.0, 0.25, 0.6);
        int steps = (int) Math.round(sheet.composition().metre().beats() / step);
        for (int bar = 0; bar < sheet.bars(); bar++) {
            for (int i = 0; i < steps; i++) {
                double beat = sheet.barStart(bar) + i * step;
                if (i == 0 && dice.chance(crash)) {
                    crash(sheet, dice, beat, 10);
                } else if (!dice.chance(miss)) {
                    int key = dice.chance(open) ? OPEN : CLOSED;
                    DrumPart.hit(sheet, beat, key, i * step == Math.floor(i * step) ? 3 : -14);
                }
            }
        }
    }

    private static void ride(Sheet sheet, Dice dice) {
        int ride = RIDES[dice.whole(0, RIDES.length - 1)];
        boolean jazz = dice.chance(0.5);
        double crash = dice.oneOf(0.0, 0.2);
        int beats = sheet.composition().metre().beats();
        for (int bar = 0; bar < sheet.bars(); bar++) {
            for (int beat = 0; beat < beats; beat++) {
                double at = sheet.barStart(bar) + beat;
                DrumPart.hit(sheet, at, ride, 0);
                if (jazz ? beat % 2 == 1 : dice.chance(0.7)) {
                    DrumPart.hit(sheet, at + 0.5, ride, -12);
                }
                if (beat % 2 == 1) {
                    DrumPart.hit(sheet, at, PEDAL, -8);
                }
            }
            if (dice.chance(crash)) {
                crash(sheet, dice, sheet.barStart(bar), 8);
            }
        }
    }

    private static void crashes(Sheet sheet, Dice dice) {
        double every = Math.max(
                1, Math.round(dice.between(0.9, 2.2) / sheet.composition().beatSeconds()));
        double end = sheet.seconds() / sheet.composition().beatSeconds();
        for (double beat = 0; beat < end; beat += every) {
            crash(sheet, dice, beat, dice.between(-10, 15));
        }
    }

    private static void swells(Sheet sheet, Dice dice) {
        double beatSeconds = sheet.composition().beatSeconds();
        double end = sheet.seconds() / beatSeconds;
        double step = 0.07 / beatSeconds;
        double at = 0;
        while (at < end) {
            int strokes = dice.whole(14, 36);
            int key = CRASHES[dice.whole(0, 3)];
            for (int i = 0; i < strokes; i++) {
                DrumPart.hit(sheet, at + i * step, key, -45 + 45.0 * i / strokes);
            }
            at += strokes * step;
            crash(sheet, dice, at, 12);
            at += dice.between(1.2, 2.5) / beatSeconds;
        }
    }

    private static void crash(Sheet sheet, Dice dice, double beat, double emphasis) {
        DrumPart.hit(sheet, beat, CRASHES[dice.whole(0, CRASHES.length - 1)], emphasis);
    }
}
