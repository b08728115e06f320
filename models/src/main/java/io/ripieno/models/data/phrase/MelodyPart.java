package io.ripieno.models.data.phrase;

/** One note at a time: a figure and its answer over the chords, repeated, moved, inverted, varied, with bars of rest. */
final class MelodyPart implements Part {
    private final boolean longTones;

    MelodyPart(boolean longTones) {
        this.longTones = longTones;
    }

    @Override
    public void write(Sheet sheet, Dice dice) {
        Instrument instrument = sheet.instrument();
        int span = Math.min(dice.whole(14, 24), instrument.highest() - instrument.lowest());
        int low = dice.whole(instrument.lowest(), instrument.highest() - span);
        write(sheet, dice, low, low + span);
    }

    void write(Sheet sheet, Dice dice, int low, int high) {
        Composition composition = sheet.composition();
        double beats = composition.metre().beats();
        double slow = Math.min(1, composition.beatSeconds() / 0.6);
        double busy = dice.between(0.1, 0.5 + 0.45 * slow);
        Motif first = figure(beats, busy, dice);
        Motif answer = figure(beats, busy, dice);
        double held = dice.oneOf(0.35, 0.6, 0.85, 0.95, 1.0, 1.02);
        double silence = dice.oneOf(0.0, 0.05, 0.15);
        for (int bar = 0; bar < sheet.bars(); bar++) {
            Motif motif = bar % 4 < 3 ? first : answer;
            switch (dice.weighted(4, 2, 1, 1)) {
                case 1 -> motif = motif.varied(dice);
                case 2 -> motif = motif.inverted();
                case 3 -> motif = motif.retrograde();
                default -> {}
            }
            if (bar == 0 || !dice.chance(silence)) {
                play(sheet, motif, bar, held, low, high, dice);
            }
        }
    }

    private Motif figure(double beats, double busy, Dice dice) {
        return longTones ? Motif.ofLongTones(beats, dice) : Motif.of(beats, busy, dice);
    }

    private static void play(Sheet sheet, Motif motif, int bar, double held, int low, int high, Dice dice) {
        Composition composition = sheet.composition();
        int[] chord = composition.chord(bar).degrees();
        int degree = chord[dice.whole(0, chord.length - 1)];
        int centre = (low + high) / 2;
        double beat = sheet.barStart(bar);
        for (Motif.Tone tone : motif.tones()) {
            if (!tone.rest()) {
                int key = composition.tonic() + composition.mode().semitones(degree + tone.step());
                key += 12 * Math.round((centre - key) / 12f);
                while (key > high) {
                    key -= 12;
                }
                while (key < low) {
                    key += 12;
                }
                sheet.note(beat, tone.beats(), held, key, 0);
            }
            beat += tone.beats();
        }
    }
}
