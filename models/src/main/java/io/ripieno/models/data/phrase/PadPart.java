package io.ripieno.models.data.phrase;

/** Three or four notes held for one or two bars, in whole or with a gap. */
final class PadPart implements Part {
    @Override
    public void write(Sheet sheet, Dice dice) {
        Instrument instrument = sheet.instrument();
        int range = instrument.highest() - instrument.lowest();
        int around = dice.whole(instrument.lowest() + range / 5, instrument.lowest() + range / 2);
        int size = dice.whole(3, 4);
        int every =
                sheet.composition().beatSeconds() * sheet.composition().metre().beats() < 2 ? dice.whole(1, 2) : 1;
        double held = dice.oneOf(0.8, 0.97, 1.0);
        for (int bar = 0; bar < sheet.bars(); bar += every) {
            double beats = (double) every * sheet.composition().metre().beats();
            for (int key : Voicing.close(sheet, bar, around, size, instrument.lowest(), instrument.highest())) {
                sheet.note(sheet.barStart(bar), beats, held, key, 0);
            }
        }
    }
}
