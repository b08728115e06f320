package io.ripieno.models.data.render;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Family, licence and borrowed recordings of fonts that are known by the names of their files. */
public final class KnownFonts {
    /** A family that tests are played with. */
    public static final String TIM_GM6MB = "TimGM6mb";

    private static final String GENERAL_USER = "GeneralUser GS";
    private static final String FREEPATS = "FreePats";

    /**
     * Programs of GeneralUser GS with recordings that TimGM6mb has too, besides its kits (bongos, a wood block, a click):
     * picked bass, guitar harmonics, ocarina, space voice, goblins, shenai, wood block.
     */
    private static final Set<Integer> SHARED = Set.of(31, 34, 79, 91, 101, 111, 115);

    /**
     * Programs of FreePats with recordings that GeneralUser GS has too, besides some drums: glockenspiel, xylophone, drawbars,
     * clean guitar, plucked strings, trombone, baritone saxophone, bassoon, ocarina, charang, wood block.
     */
    private static final Set<Integer> SHARED_FREEPATS = Set.of(9, 13, 16, 27, 45, 57, 67, 70, 79, 84, 115);

    /**
     * @param begins how the names of its files begin
     */
    private record Known(List<String> begins, String family, String licence, boolean mayTrain) {}

    /** The first that fits counts. */
    private static final List<Known> TABLE = List.of(
            new Known(List.of("musescore_general", "fluidr3"), "Fluid R3", "MIT", true),
            new Known(List.of("timgm6mb", "sf_gmbank"), TIM_GM6MB, "GPL-2.0-only", false),
            new Known(List.of("freepats"), FREEPATS, "GPL-2.0-or-later", false),
            new Known(List.of("generaluser"), GENERAL_USER, "LicenseRef-GeneralUser-GS-2.0", true),
            new Known(List.of("sonivox"), "SONiVOX EAS", "Apache-2.0", true),
            new Known(List.of("recorded-notes-2"), "Recorded notes 2", "CC-BY-3.0 AND CC0-1.0", true),
            new Known(List.of("recorded-notes"), "Recorded notes", "CC-BY-3.0", true));

    private static final String UNKNOWN = "NOASSERTION";

    private KnownFonts() {}

    /**
     * Opens a font; a link is what it leads to. One that is not known is a family of its own, named by its file, and its
     * sound may not train what is published.
     *
     * @throws SynthesisException if there is no file or it is not a soundfont
     */
    public static SoundFont open(Path path) throws SynthesisException {
        Path file = resolved(path);
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
        String lower = name.toLowerCase(Locale.ROOT);
        Known known = TABLE.stream()
                .filter(each -> each.begins().stream().anyMatch(lower::startsWith))
                .findFirst()
                .orElse(new Known(List.of(), name, UNKNOWN, false));
        return SoundFont.open(file, known.family(), known.licence(), known.mayTrain());
    }

    /**
     * The programs of a font but those whose recordings fonts of certain families are known to have too.
     *
     * @param families of the other side of a split
     * @throws SynthesisException if the font cannot be read
     */
    public static Presets foreignTo(Set<String> families, SoundFont font) throws SynthesisException {
        Presets all = Presets.of(font);
        if (font.family().equals(FREEPATS) && families.contains(GENERAL_USER)) {
            return all.but(SHARED_FREEPATS);
        }
        return font.family().equals(GENERAL_USER) && families.contains(TIM_GM6MB) ? all.pitchedBut(SHARED) : all;
    }

    private static Path resolved(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException missing) {
            return path;
        }
    }
}
