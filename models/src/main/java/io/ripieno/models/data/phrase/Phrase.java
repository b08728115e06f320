package io.ripieno.models.data.phrase;

import java.util.List;

/**
 * What one instrument plays.
 *
 * @param program General MIDI program 0 to 127; of drums and cymbals the kit
 * @param seed it was written from
 * @param seconds from its beginning to the end of its last bar or cut; a release may sound on
 * @param reverb send to the synthesizer's room, 0 to 127
 * @param chorus send to the synthesizer's chorus, 0 to 127
 * @param tuningCents the whole phrase is this far from concert pitch; already part of the bends
 * @param notes in order of their start
 * @param controls in order of time
 */
public record Phrase(
        Instrument instrument,
        Manner manner,
        int program,
        long seed,
        double seconds,
        int reverb,
        int chorus,
        double tuningCents,
        List<Note> notes,
        List<Control> controls) {
    public Phrase {
        notes = List.copyOf(notes);
        controls = List.copyOf(controls);
    }
}
