package io.ripieno.models.data.phrase;

import static io.ripieno.models.data.phrase.Manner.ARPEGGIO;
import static io.ripieno.models.data.phrase.Manner.BASS_LINE;
import static io.ripieno.models.data.phrase.Manner.CHORDS;
import static io.ripieno.models.data.phrase.Manner.DRUM_KIT;
import static io.ripieno.models.data.phrase.Manner.HAND_DRUMS;
import static io.ripieno.models.data.phrase.Manner.LONG_TONES;
import static io.ripieno.models.data.phrase.Manner.MELODY;
import static io.ripieno.models.data.phrase.Manner.MELODY_AND_CHORDS;
import static io.ripieno.models.data.phrase.Manner.PAD;
import static io.ripieno.models.data.phrase.Manner.STRUM;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The instruments that are told apart: the twenty of OpenMIC-2018 without mandolin and ukulele, which General MIDI does
 * not have. In alphabetical order; the ordinal is the index of the label. Programs that listeners would name otherwise
 * are left out (synthetic basses, electric pianos, choir pads). A program or manner that is listed twice is played
 * twice as often.
 */
public enum Instrument {
    ACCORDION(53, 89, Touch.BELLOWS, of(21, 21, 23), MELODY, CHORDS, MELODY_AND_CHORDS, MELODY_AND_CHORDS, LONG_TONES),
    BANJO(50, 81, Touch.PLUCKED, of(105), ARPEGGIO, ARPEGGIO, STRUM, MELODY),
    BASS(28, 60, Touch.PLUCKED, of(32, 32, 33, 33, 34, 35, 36, 37), BASS_LINE),
    CELLO(36, 76, Touch.BOWED, of(42), MELODY, MELODY, LONG_TONES, BASS_LINE),
    CLARINET(50, 89, Touch.BLOWN, of(71), MELODY, MELODY, LONG_TONES, ARPEGGIO),
    CYMBALS(42, 59, Touch.STRUCK, of(0, 0, 0, 8, 16, 32, 40), Manner.CYMBALS),
    DRUMS(35, 66, Touch.STRUCK, of(0, 0, 0, 8, 16, 24, 32, 40), DRUM_KIT, DRUM_KIT, DRUM_KIT, DRUM_KIT, HAND_DRUMS),
    FLUTE(60, 96, Touch.BLOWN, of(73, 73, 73, 72, 74, 75), MELODY, MELODY, LONG_TONES, ARPEGGIO),
    GUITAR(
            40,
            83,
            Touch.PLUCKED,
            of(24, 24, 25, 25, 26, 27, 27, 28, 29, 30),
            STRUM,
            STRUM,
            ARPEGGIO,
            ARPEGGIO,
            MELODY,
            CHORDS),
    MALLET_PERCUSSION(53, 96, Touch.STRUCK, of(9, 11, 11, 12, 12, 13, 14), MELODY, MELODY, ARPEGGIO, CHORDS),
    ORGAN(36, 93, Touch.KEYS, of(16, 16, 17, 18, 19, 19, 20), CHORDS, PAD, PAD, MELODY_AND_CHORDS, MELODY, ARPEGGIO),
    PIANO(33, 96, Touch.PEDAL, of(0, 0, 0, 1, 2, 3), MELODY_AND_CHORDS, MELODY_AND_CHORDS, CHORDS, ARPEGGIO, MELODY),
    SAXOPHONE(46, 84, Touch.BLOWN, of(64, 65, 65, 66, 66, 67), MELODY, MELODY, MELODY, LONG_TONES),
    SYNTHESIZER(
            40,
            90,
            Touch.KEYS,
            of(80, 81, 82, 83, 84, 86, 87, 88, 89, 90, 93, 94, 95),
            MELODY,
            ARPEGGIO,
            PAD,
            PAD,
            CHORDS),
    TROMBONE(40, 72, Touch.BLOWN, of(57), MELODY, MELODY, LONG_TONES),
    TRUMPET(54, 84, Touch.BLOWN, of(56, 56, 56, 59), MELODY, MELODY, MELODY, LONG_TONES),
    VIOLIN(55, 98, Touch.BOWED, of(40), MELODY, MELODY, LONG_TONES, ARPEGGIO),
    VOICE(48, 81, Touch.SUNG, of(52, 52, 53, 53, 54), LONG_TONES, LONG_TONES, MELODY, PAD);

    /** What a player can do with a note that sounds. */
    enum Touch {
        BELLOWS(true, false),
        BLOWN(true, true),
        BOWED(true, true),
        KEYS(false, false),
        PEDAL(false, false),
        PLUCKED(false, true),
        STRUCK(false, false),
        SUNG(true, true);

        /** Whether a held note can swell. */
        final boolean swells;
        /** Whether the pitch of a held note can be moved. */
        final boolean bends;

        Touch(boolean swells, boolean bends) {
            this.swells = swells;
            this.bends = bends;
        }
    }

    private static final List<String> LABELS =
            Arrays.stream(values()).map(Instrument::label).toList();

    private final int lowest;
    private final int highest;
    private final Touch touch;
    private final List<Integer> programs;
    private final List<Manner> manners;

    Instrument(int lowest, int highest, Touch touch, List<Integer> programs, Manner... manners) {
        this.lowest = lowest;
        this.highest = highest;
        this.touch = touch;
        this.programs = programs;
        this.manners = List.of(manners);
    }

    private static List<Integer> of(Integer... programs) {
        return List.of(programs);
    }

    /** Lower case with underscores, as in the labels of the tagger. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All labels in the order of the ordinals. */
    public static List<String> labels() {
        return LABELS;
    }

    /** The lowest MIDI key that is written for it. */
    public int lowest() {
        return lowest;
    }

    /** The highest MIDI key that is written for it. */
    public int highest() {
        return highest;
    }

    Touch touch() {
        return touch;
    }

    /** General MIDI programs, or kits, to choose from. */
    public List<Integer> programs() {
        return programs;
    }

    /** Manners of playing to choose from. */
    public List<Manner> manners() {
        return manners;
    }

    /** Whether it is played on the drum channel, where keys name drums. */
    public boolean isUnpitched() {
        return this == CYMBALS || this == DRUMS;
    }
}
