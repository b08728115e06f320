package io.ripieno.models.data.phrase;

/** Ways of playing; each is written by a {@link Part}. */
public enum Manner {
    /** One note at a time, built from motifs. */
    MELODY(new MelodyPart(false)),
    /** One note at a time, held long. */
    LONG_TONES(new MelodyPart(true)),
    /** Chords struck in a rhythm. */
    CHORDS(new ChordPart()),
    /** A melody above chords of the same player. */
    MELODY_AND_CHORDS(new MelodyAndChordsPart()),
    /** Chords broken into single notes. */
    ARPEGGIO(new ArpeggioPart()),
    /** Strings of a chord struck one after the other, down and up. */
    STRUM(new StrumPart()),
    /** Chords held for a bar or more. */
    PAD(new PadPart()),
    /** Walking, root and fifth, or a riff. */
    BASS_LINE(new BassPart()),
    /** Kick, snare and toms on the grid of a bar. */
    DRUM_KIT(new DrumPart()),
    /** Congas, bongos, timbales. */
    HAND_DRUMS(new HandDrumPart()),
    /** Hi-hat, ride and crash on the grid of a bar, or swells. */
    CYMBALS(new CymbalPart());

    private final Part part;

    Manner(Part part) {
        this.part = part;
    }

    Part part() {
        return part;
    }
}
