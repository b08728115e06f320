package io.ripieno.models.data.arrange;

import io.ripieno.models.data.phrase.Instrument;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Players of General MIDI instruments: those that taggers tell apart, and some others that sound beside them. */
public enum Player {
    ACCORDION(Instrument.ACCORDION, 53, 89, 6, Touch.BELLOWS),
    BANJO(Instrument.BANJO, 50, 81, 4, Touch.PLUCKED),
    BASS(Instrument.BASS, 28, 55, 1, Touch.PLUCKED),
    CELLO(Instrument.CELLO, 36, 74, 2, Touch.BOWED),
    CLARINET(Instrument.CLARINET, 50, 89, 1, Touch.BLOWN),
    CYMBALS(Instrument.CYMBALS, 42, 59, 3, Touch.STRUCK),
    DRUMS(Instrument.DRUMS, 35, 66, 4, Touch.STRUCK),
    FLUTE(Instrument.FLUTE, 60, 94, 1, Touch.BLOWN),
    GUITAR(Instrument.GUITAR, 40, 83, 6, Touch.PLUCKED),
    MALLET_PERCUSSION(Instrument.MALLET_PERCUSSION, 55, 96, 4, Touch.STRUCK),
    ORGAN(Instrument.ORGAN, 36, 93, 8, Touch.KEYS),
    PIANO(Instrument.PIANO, 30, 98, 8, Touch.PEDAL),
    SAXOPHONE(Instrument.SAXOPHONE, 46, 84, 1, Touch.BLOWN),
    SYNTHESIZER(Instrument.SYNTHESIZER, 40, 92, 6, Touch.KEYS),
    TROMBONE(Instrument.TROMBONE, 40, 72, 1, Touch.BLOWN),
    TRUMPET(Instrument.TRUMPET, 54, 84, 1, Touch.BLOWN),
    VIOLIN(Instrument.VIOLIN, 55, 96, 2, Touch.BOWED),
    VOICE(Instrument.VOICE, 43, 81, 1, Touch.SUNG),
    BASSOON(34, 69, 1, Touch.BLOWN, 70),
    ELECTRIC_PIANO(36, 93, 6, Touch.PEDAL, 4, 4, 5),
    HARMONICA(60, 88, 2, Touch.BLOWN, 22),
    HARP(31, 96, 6, Touch.PLUCKED, 46),
    HARPSICHORD(36, 86, 6, Touch.KEYS, 6),
    HORN(41, 75, 1, Touch.BLOWN, 60),
    OBOE(58, 88, 1, Touch.BLOWN, 68),
    SYNTH_BASS(28, 55, 1, Touch.KEYS, 38, 39),
    TUBA(28, 55, 1, Touch.BLOWN, 58),
    VIOLA(48, 84, 2, Touch.BOWED, 41);

    private final @Nullable Instrument instrument;
    private final List<Integer> programs;
    private final int lowest;
    private final int highest;
    private final int polyphony;
    private final Touch touch;

    Player(
            @Nullable Instrument instrument,
            List<Integer> programs,
            int lowest,
            int highest,
            int polyphony,
            Touch touch) {
        this.instrument = instrument;
        this.programs = programs;
        this.lowest = lowest;
        this.highest = highest;
        this.polyphony = polyphony;
        this.touch = touch;
    }

    Player(Instrument instrument, int lowest, int highest, int polyphony, Touch touch) {
        this(instrument, instrument.programs(), lowest, highest, polyphony, touch);
    }

    Player(int lowest, int highest, int polyphony, Touch touch, Integer... programs) {
        this(null, List.of(programs), lowest, highest, polyphony, touch);
    }

    /** Lower case with hyphens, as in names of tracks. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The class that a tagger would name, null where it has none. */
    public @Nullable Instrument instrument() {
        return instrument;
    }

    /** General MIDI programs, or kits, to choose from. */
    public List<Integer> programs() {
        return programs;
    }

    /** The lowest MIDI key that is written. */
    public int lowest() {
        return lowest;
    }

    /** The highest MIDI key that is written. */
    public int highest() {
        return highest;
    }

    /** How many notes are written to sound together at most. */
    public int polyphony() {
        return polyphony;
    }

    public Touch touch() {
        return touch;
    }

    /** Whether keys name drums. */
    public boolean isUnpitched() {
        return this == DRUMS || this == CYMBALS;
    }
}
