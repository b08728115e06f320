package io.ripieno.models.data.soundfont;

import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.render.FontChunks;
import io.ripieno.models.data.render.SoundFont;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes of a font what it might have been on a synthesizer with little memory: of each instrument {@link FewZones}, with
 * samples by an {@link Economy}. Kits and banks beside the first are left out.
 */
final class SmallFont {
    private final FontTree tree;
    private final FontSamples samples;
    private final int keys;
    private final long seed;
    private final List<FontTree.Part> instruments = new ArrayList<>();
    private final Map<Integer, Integer> instrumentNumbers = new LinkedHashMap<>();
    private final Map<Integer, Integer> sampleNumbers = new LinkedHashMap<>();
    private final List<Sample> kept = new ArrayList<>();

    private SmallFont(FontChunks font, int keys, long seed) throws IOException {
        this.tree = FontTree.read(font);
        this.samples = new FontSamples(font);
        this.keys = keys;
        this.seed = seed;
    }

    /** How many of each a font has. */
    record Size(int presets, int instruments, int samples) {}

    /**
     * @param from an SF2 file
     * @param keys of an instrument that are kept, at most
     * @param seed of what is kept and how
     * @throws IOException if the font cannot be read or the file not be written
     */
    static Size write(SoundFont from, int keys, long seed, Path file, String comment) throws IOException {
        try (FileChannel channel = FileChannel.open(from.path())) {
            SmallFont small = new SmallFont(new FontChunks(channel), keys, seed);
            List<FontTree.Part> presets = new ArrayList<>();
            for (FontTree.Part preset : small.tree.presets()) {
                if (preset.bank() == 0) {
                    presets.add(small.preset(preset));
                }
            }
            Map<String, byte[]> lists = new LinkedHashMap<>();
            new FontTree(presets, small.instruments).write(lists);
            SoundFontFile.write(file, from.family() + ", small", comment, small.kept, lists);
            return new Size(presets.size(), small.instruments.size(), small.kept.size());
        }
    }

    private FontTree.Part preset(FontTree.Part preset) throws IOException {
        List<FontZone> zones = new ArrayList<>();
        for (FontZone zone : preset.zones()) {
            var instrument = zone.amount(FontZone.INSTRUMENT);
            zones.add(instrument.isEmpty() ? zone : zone.with(FontZone.INSTRUMENT, instrument(instrument.getAsInt())));
        }
        return preset.with(zones);
    }

    private int instrument(int number) throws IOException {
        Integer known = instrumentNumbers.get(number);
        if (known != null) {
            return known;
        }
        Dice dice = new Dice(Dice.derive(seed, number));
        Economy economy = Economy.draw(dice);
        FontTree.Part whole = tree.instruments().get(number);
        Optional<FontZone> common = FewZones.common(whole);
        FontTree.Part few = FewZones.of(whole, keys, zone -> samples.root(zone, common), dice);
        List<FontZone> zones = new ArrayList<>();
        for (FontZone zone : few.zones()) {
            var sample = zone.amount(FontZone.SAMPLE);
            FontZone plain = zone.without(FontSamples.ENDS);
            zones.add(
                    sample.isEmpty()
                            ? plain
                            : plain.with(FontZone.SAMPLE, sample(sample.getAsInt(), zone, common, economy)));
        }
        instruments.add(few.with(zones));
        instrumentNumbers.put(number, instruments.size() - 1);
        return instruments.size() - 1;
    }

    private int sample(int number, FontZone zone, Optional<FontZone> common, Economy economy) throws IOException {
        Integer known = sampleNumbers.get(number);
        if (known != null) {
            return known;
        }
        kept.add(economy.of(samples.of(zone, common), samples.root(zone, common)));
        sampleNumbers.put(number, kept.size() - 1);
        return kept.size() - 1;
    }
}
