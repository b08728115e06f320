package io.ripieno.models.data.phrase;

/** Two hands: a melody in the upper half of the range above chords in the lower. */
final class MelodyAndChordsPart implements Part {
    @Override
    public void write(Sheet sheet, Dice dice) {
        int low = sheet.instrument().lowest();
        int high = sheet.instrument().highest();
        int middle = (low + high) / 2;
        new MelodyPart(false).write(sheet, dice, middle, Math.min(high, middle + 26));
        if (dice.chance(0.3)) {
            ArpeggioPart.write(sheet, dice, low, middle + 2);
        } else {
            new ChordPart().write(sheet, dice, low, middle + 3);
        }
    }
}
