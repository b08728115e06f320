package io.ripieno.models.data.render;

import java.nio.file.Path;
import java.util.Locale;

/** Family and licence of fonts that are known by the names of their files. */
public final class KnownFonts {
    private static final String UNKNOWN = "NOASSERTION";

    private KnownFonts() {}

    /**
     * Opens a font. One that is not known is a family of its own, named by its file, and its sound may not train what is
     * published.
     *
     * @throws SynthesisException if there is no file or it is not a soundfont
     */
    public static SoundFont open(Path path) throws SynthesisException {
        String name = String.valueOf(path.getFileName()).replaceFirst("\\.[^.]*$", "");
        String known = name.toLowerCase(Locale.ROOT);
        if (known.startsWith("musescore_general") || known.startsWith("fluidr3")) {
            return SoundFont.open(path, "Fluid R3", "MIT", true);
        }
        if (known.startsWith("timgm6mb") || known.startsWith("sf_gmbank")) {
            return SoundFont.open(path, "TimGM6mb", "GPL-2.0-only", false);
        }
        if (known.startsWith("recorded-notes")) {
            return SoundFont.open(path, "Recorded notes", "CC-BY-3.0", true);
        }
        return SoundFont.open(path, name, UNKNOWN, false);
    }
}
