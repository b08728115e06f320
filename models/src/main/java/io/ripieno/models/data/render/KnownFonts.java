package io.ripieno.models.data.render;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Family and licence of fonts that are known by the names of their files. */
public final class KnownFonts {
    /**
     * @param begins how the names of its files begin
     */
    private record Known(List<String> begins, String family, String licence, boolean mayTrain) {}

    /** The first that fits counts. */
    private static final List<Known> TABLE = List.of(
            new Known(List.of("musescore_general", "fluidr3"), "Fluid R3", "MIT", true),
            new Known(List.of("timgm6mb", "sf_gmbank"), "TimGM6mb", "GPL-2.0-only", false),
            new Known(List.of("generaluser"), "GeneralUser GS", "LicenseRef-GeneralUser-GS-2.0", true),
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

    private static Path resolved(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException missing) {
            return path;
        }
    }
}
