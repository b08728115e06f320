package io.ripieno.models.data.phrase;

/** Congas, bongos or timbales: a pattern of one bar, varied. */
final class HandDrumPart implements Part {
    private static final int[][] SETS = {{62, 63, 64}, {60, 61}, {65, 66}, {60, 61, 63, 64}};

    @Override
    public void write(Sheet sheet, Dice dice) {
        int[] set = SETS[dice.whole(0, SETS.length - 1)];
        int grid = sheet.composition().beatSeconds() < 0.4 ? 2 : 4;
        int[] pattern = new int[sheet.composition().metre().beats() * grid];
        double density = dice.between(0.35, 0.8);
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = i == 0 || dice.chance(density) ? dice.whole(0, set.length - 1) : -1;
        }
        for (int bar = 0; bar < sheet.bars(); bar++) {
            for (int i = 0; i < pattern.length; i++) {
                int drum = dice.chance(0.1) ? dice.whole(0, set.length - 1) : pattern[i];
                if (drum >= 0) {
                    double beat = sheet.barStart(bar) + (double) i / grid;
                    DrumPart.hit(sheet, beat, set[drum], i % grid == 0 ? 4 : -8);
                }
            }
        }
    }
}
