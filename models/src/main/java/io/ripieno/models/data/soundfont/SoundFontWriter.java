package io.ripieno.models.data.soundfont;

import io.ripieno.models.data.soundfont.FontZone.Generator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a font in which every preset has one instrument, and every sample is kept once. */
public final class SoundFontWriter {
    private static final int ATTACK = 34;
    private static final int RELEASE = 38;
    private static final byte[] UNMOVED = {};

    private final List<FontTree.Part> presets = new ArrayList<>();
    private final List<FontTree.Part> instruments = new ArrayList<>();
    private final Map<Sample, Integer> samples = new LinkedHashMap<>();

    SoundFontWriter() {}

    /**
     * Writes a font, in whole or not at all.
     *
     * @param name of the font
     * @param comment where its sounds come from, and their licences
     * @throws IOException if the file cannot be written
     * @throws ArithmeticException if the sounds take more than 2 GiB
     */
    public static void write(Path file, String name, String comment, List<Preset> presets) throws IOException {
        SoundFontWriter writer = new SoundFontWriter();
        presets.forEach(preset -> writer.add(
                preset.name(),
                preset.bank(),
                preset.program(),
                preset.zones().stream().map(writer::zone).toList()));
        writer.finish(file, name, comment);
    }

    /** Adds a preset of one instrument, whose zones were made by this writer. */
    void add(String name, int bank, int program, List<FontZone> zones) {
        FontZone whole = new FontZone(List.of(new Generator(FontZone.INSTRUMENT, instruments.size())), UNMOVED);
        presets.add(FontTree.Part.preset(name, bank, program, List.of(whole)));
        instruments.add(FontTree.Part.instrument(name, zones));
    }

    private FontZone zone(Zone zone) {
        return zone(
                zone.sample(),
                zone.lowKey(),
                zone.highKey(),
                List.of(
                        new Generator(FontZone.VELOCITIES, zone.highVelocity() << 8 | zone.lowVelocity()),
                        new Generator(ATTACK, timeCents(zone.attack())),
                        new Generator(RELEASE, timeCents(zone.release())),
                        new Generator(FontZone.SAMPLE_MODE, zone.sample().loop() == null ? 0 : 1)));
    }

    /**
     * A zone of some keys. These must come first and the sample last.
     *
     * @param said of its sound; of velocities first
     */
    FontZone zone(Sample sample, int lowKey, int highKey, List<Generator> said) {
        List<Generator> all = new ArrayList<>();
        all.add(new Generator(FontZone.KEYS, highKey << 8 | lowKey));
        all.addAll(said);
        all.add(new Generator(FontZone.SAMPLE, samples.computeIfAbsent(sample, other -> samples.size())));
        return new FontZone(all, UNMOVED);
    }

    void finish(Path file, String name, String comment) throws IOException {
        Map<String, byte[]> lists = new LinkedHashMap<>();
        new FontTree(presets, instruments).write(lists);
        SoundFontFile.write(file, name, comment, List.copyOf(samples.keySet()), lists);
    }

    static int timeCents(double seconds) {
        return (int) Math.round(1200 * Math.log(Math.max(seconds, 0.001)) / Math.log(2));
    }
}
