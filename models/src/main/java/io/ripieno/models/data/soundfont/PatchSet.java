package io.ripieno.models.data.soundfont;

import io.ripieno.models.data.soundfont.FontZone.Generator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Instruments and drums of a list as TiMidity reads it: {@code dir} names where patches are, {@code bank 0} and
 * {@code drumset 0} begin with programs and with keys, each with the name of its patch.
 */
final class PatchSet {
    private static final Pattern ENTRY = Pattern.compile("\\s*(\\d+)\\s+(\\S+\\.pat)\\b.*");
    private static final Pattern SECTION = Pattern.compile("\\s*(bank|drumset)\\s+(\\d+).*");
    private static final Pattern FOLDER = Pattern.compile("\\s*dir\\s+(\\S+).*");
    private static final int RELEASE = 38;
    private static final int RING = 30;
    private static final int KEYS = 128;

    private final Map<Integer, Path> tones = new TreeMap<>();
    private final Map<Integer, Path> drums = new TreeMap<>();

    /** @throws IOException if the list cannot be read, or a line is neither of these */
    static PatchSet read(Path list) throws IOException {
        PatchSet set = new PatchSet();
        Path folder = list.resolveSibling("");
        Map<Integer, Path> section = new TreeMap<>();
        for (String line : Files.readAllLines(list)) {
            Matcher dir = FOLDER.matcher(line);
            Matcher begins = SECTION.matcher(line);
            Matcher entry = ENTRY.matcher(line);
            if (dir.matches()) {
                folder = list.resolveSibling(dir.group(1));
            } else if (begins.matches()) {
                boolean first = begins.group(2).equals("0");
                section = !first ? new TreeMap<>() : begins.group(1).equals("bank") ? set.tones : set.drums;
            } else if (entry.matches()) {
                section.put(Integer.parseInt(entry.group(1)), folder.resolve(entry.group(2)));
            } else if (!line.isBlank() && !line.strip().startsWith("#")) {
                throw new IOException("In " + list + " the line \"" + line + "\" is not understood. Remove it.");
            }
        }
        return set;
    }

    /** Adds all to a font. */
    void addTo(SoundFontWriter font) throws IOException {
        for (Map.Entry<Integer, Path> tone : tones.entrySet()) {
            font.add(name(tone.getValue()), 0, tone.getKey(), zones(PatchFile.read(tone.getValue()), font));
        }
        List<FontZone> kit = new ArrayList<>();
        for (Map.Entry<Integer, Path> drum : drums.entrySet()) {
            Sample whole = PatchFile.read(drum.getValue()).get(0).sample();
            Sample stroke =
                    new Sample(whole.name(), whole.sampleRate(), whole.samples(), whole.key(), whole.cents(), null);
            List<Generator> rings = List.of(new Generator(RELEASE, SoundFontWriter.timeCents(RING)));
            kit.add(font.zone(stroke, drum.getKey(), drum.getKey(), rings));
        }
        if (!kit.isEmpty()) {
            font.add("kit", Preset.DRUMS, 0, kit);
        }
    }

    /** Of each key the first sample that is meant for it, or the one that is nearest. */
    private static List<FontZone> zones(List<PatchFile.Tone> tones, SoundFontWriter font) {
        List<FontZone> zones = new ArrayList<>();
        int low = 0;
        for (int key = 0; key < KEYS; key++) {
            PatchFile.Tone tone = nearest(tones, key);
            if (key == KEYS - 1 || !nearest(tones, key + 1).equals(tone)) {
                zones.add(font.zone(tone.sample(), low, key, tone.envelope()));
                low = key + 1;
            }
        }
        return zones;
    }

    private static PatchFile.Tone nearest(List<PatchFile.Tone> tones, int key) {
        double hertz = PitchFinder.hertz(key);
        return tones.stream()
                .min(Comparator.comparingDouble(tone -> tone.distance(hertz)))
                .orElseThrow();
    }

    private static String name(Path patch) {
        return patch.getFileName().toString().replaceFirst("\\.pat$", "");
    }
}
