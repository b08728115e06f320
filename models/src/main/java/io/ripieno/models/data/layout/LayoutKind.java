package io.ripieno.models.data.layout;

import io.ripieno.music.wav.WavCoding;
import java.nio.file.Path;

/** The layouts there are. */
public enum LayoutKind {
    /** Like MUSDB18: a folder for each piece with its mixture and four stems. */
    MUSDB,
    /** Like OpenMIC-2018: clips of ten seconds with the instruments in them. */
    OPENMIC,
    /** A MIDI file for each piece, its mix, and tables of notes, chords, beats, sections and activity. */
    MIDI;

    /** @param coding of the WAV files: {@link WavCoding#FLOAT_32} or {@link WavCoding#PCM_16} */
    DatasetLayout in(Path folder, WavCoding coding) {
        return switch (this) {
            case MUSDB -> new MusdbLayout(folder, coding);
            case OPENMIC -> new OpenMicLayout(folder, coding);
            case MIDI -> new MidiLayout(folder, coding);
        };
    }
}
