package io.ripieno.models.data.soundfont;

import java.util.List;

/**
 * An instrument or a drum kit.
 *
 * @param name at most 20 characters of ASCII are kept
 * @param bank 0 for instruments, {@link #DRUMS} for kits
 * @param program of General MIDI, counted from 0
 */
public record Preset(String name, int bank, int program, List<Zone> zones) {
    /** The bank of drum kits. */
    public static final int DRUMS = 128;

    public Preset {
        zones = List.copyOf(zones);
        if ((bank != 0 && bank != DRUMS) || program < 0 || program > 127 || zones.isEmpty()) {
            throw new IllegalArgumentException("The preset " + name + " (bank " + bank + ", program " + program + ", "
                    + zones.size() + " zones) needs bank 0 or " + DRUMS + ", a program of 0 to 127 and a zone.");
        }
    }
}
