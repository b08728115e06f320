package io.ripieno.models.data.render;

import java.nio.file.Path;

/** The soundfonts that this project renders with, where Debian's packages put them. */
public final class SoundFonts {
    private SoundFonts() {}

    /** MuseScore General, of the Fluid R3 family; MIT, with parts in the public domain. Made for training. */
    public static SoundFont museScoreGeneral() throws SynthesisException {
        return KnownFonts.open(Path.of("/usr/share/sounds/sf3/MuseScore_General_Full.sf3"));
    }

    /** TimGM6mb, samples of its own; GPL-2, so it measures models and never trains one that is published. */
    public static SoundFont timGm6mb() throws SynthesisException {
        return KnownFonts.open(Path.of("/usr/share/sounds/sf2/TimGM6mb.sf2"));
    }
}
