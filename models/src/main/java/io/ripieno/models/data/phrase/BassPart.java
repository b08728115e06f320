package io.ripieno.models.data.phrase;

/** A line below the chords: walking, root and fifth, repeated roots, octaves, or a riff. */
final class BassPart implements Part {
    private enum Style {
        WALKING,
        ROOT_AND_FIFTH,
        REPEATED,
        OCTAVES,
        RIFF,
        HELD
    }

    @Override
    public void write(Sheet sheet, Dice dice) {
        int low = sheet.instrument().lowest();
        int floor = dice.whole(low, low + 8);
        Style style = dice.oneOf(Style.values());
        double held = style == Style.WALKING ? 0.95 : dice.oneOf(0.45, 0.8, 0.95);
        int beats = sheet.composition().metre().beats();
        Motif riff = Motif.of(beats, dice.between(0.2, 0.7), dice);
        for (int bar = 0; bar < sheet.bars(); bar++) {
            double start = sheet.barStart(bar);
            switch (style) {
                case WALKING -> walk(sheet, dice, bar, floor, held);
                case ROOT_AND_FIFTH -> {
                    for (int beat = 0; beat < beats; beat += 2) {
                        int key = Voicing.note(sheet, bar, beat % 4 == 0 ? 0 : 2, floor);
                        sheet.note(start + beat, Math.min(2, beats - beat), held, key, 0);
                    }
                }
                case REPEATED, OCTAVES -> {
                    for (int half = 0; half < beats * 2; half++) {
                        int up = style == Style.OCTAVES && half % 2 == 1 ? 12 : 0;
                        sheet.note(start + half / 2.0, 0.5, held, Voicing.note(sheet, bar, 0, floor) + up, 0);
                    }
                }
                case RIFF -> riff(sheet, riff, bar, floor, held);
                case HELD -> sheet.note(start, beats, 0.98, Voicing.note(sheet, bar, 0, floor), 0);
            }
        }
    }

    private static void walk(Sheet sheet, Dice dice, int bar, int floor, double held) {
        int beats = sheet.composition().metre().beats();
        int root = Voicing.note(sheet, bar, 0, floor);
        int next = Voicing.note(sheet, bar + 1, 0, floor);
        for (int beat = 0; beat < beats; beat++) {
            int key = beat == 0 ? root : Voicing.note(sheet, bar, dice.whole(0, 3), floor);
            if (beat == beats - 1 && beats > 1) {
                key = Math.max(sheet.instrument().lowest(), next + dice.oneOf(-1, 1));
            }
            sheet.note(sheet.barStart(bar) + beat, 1, held, key, 0);
        }
    }

    private static void riff(Sheet sheet, Motif riff, int bar, int floor, double held) {
        Composition composition = sheet.composition();
        double beat = sheet.barStart(bar);
        for (Motif.Tone tone : riff.tones()) {
            if (!tone.rest()) {
                int degree = composition.chord(bar).degree() + tone.step();
                int key = floor
                        + Math.floorMod(composition.tonic() + composition.mode().semitones(degree) - floor, 12);
                sheet.note(beat, tone.beats(), held, key, 0);
            }
            beat += tone.beats();
        }
    }
}
