package io.ripieno.models.data.phrase;

/** Writes a phrase for one instrument over a composition: the same seeds, the same phrase. */
public final class Composer {
    /**
     * Changes whenever the same seeds begin to give other notes or other sound, so that what was rendered before is not taken for
     * what would be rendered now.
     */
    public static final int VERSION = 2;

    /** The one kit that has congas, bongos and timbales in every font. */
    private static final int STANDARD_KIT = 0;

    private Composer() {}

    /** A phrase in a manner and with a program that the seed chooses. */
    public static Phrase write(Instrument instrument, Composition composition, long seed, double seconds) {
        Dice dice = new Dice(seed);
        Manner manner = dice.pick(instrument.manners());
        int program = manner == Manner.HAND_DRUMS ? STANDARD_KIT : dice.pick(instrument.programs());
        return write(instrument, manner, program, composition, seed, seconds);
    }

    /**
     * A phrase in a given manner.
     *
     * @param program General MIDI program, or the kit of an unpitched instrument
     * @param seconds how long it plays, at least 1
     */
    public static Phrase write(
            Instrument instrument, Manner manner, int program, Composition composition, long seed, double seconds) {
        if (!(seconds >= 1)) {
            throw new IllegalArgumentException("A phrase of " + seconds + " s is too short; it must last 1 s or more.");
        }
        Dice dice = new Dice(Dice.derive(seed, 1));
        Sheet sheet = new Sheet(instrument, composition, seconds, new Dice(Dice.derive(seed, 2)));
        manner.part().write(sheet, dice);
        double tuning = instrument.isUnpitched() ? 0 : Math.max(-40, Math.min(40, 12 * dice.normal()));
        boolean alone = manner == Manner.MELODY || manner == Manner.LONG_TONES || manner == Manner.BASS_LINE;
        Expression.play(sheet, tuning, alone, new Dice(Dice.derive(seed, 3)));
        int reverb = dice.chance(0.3) ? 0 : dice.whole(5, 90);
        int chorus = dice.chance(0.7) ? 0 : dice.whole(5, 60);
        return new Phrase(
                instrument, manner, program, seed, seconds, reverb, chorus, tuning, sheet.notes(), sheet.controls());
    }
}
