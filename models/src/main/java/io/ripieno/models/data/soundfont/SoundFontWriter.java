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

    private SoundFontWriter() {}

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
        presets.forEach(writer::add);
        Map<String, byte[]> lists = new LinkedHashMap<>();
        new FontTree(writer.presets, writer.instruments).write(lists);
        SoundFontFile.write(file, name, comment, List.copyOf(writer.samples.keySet()), lists);
    }

    private void add(Preset preset) {
        FontZone whole = new FontZone(List.of(new Generator(FontZone.INSTRUMENT, instruments.size())), UNMOVED);
        presets.add(FontTree.Part.preset(preset.name(), preset.bank(), preset.program(), List.of(whole)));
        List<FontZone> zones = preset.zones().stream().map(this::zone).toList();
        instruments.add(FontTree.Part.instrument(preset.name(), zones));
    }

    /** The keys must come first, then the velocities, and the sample last. */
    private FontZone zone(Zone zone) {
        return new FontZone(
                List.of(
                        new Generator(FontZone.KEYS, zone.highKey() << 8 | zone.lowKey()),
                        new Generator(FontZone.VELOCITIES, zone.highVelocity() << 8 | zone.lowVelocity()),
                        new Generator(ATTACK, timeCents(zone.attack())),
                        new Generator(RELEASE, timeCents(zone.release())),
                        new Generator(FontZone.SAMPLE_MODE, zone.sample().loop() == null ? 0 : 1),
                        new Generator(
                                FontZone.SAMPLE, samples.computeIfAbsent(zone.sample(), sample -> samples.size()))),
                UNMOVED);
    }

    private static int timeCents(double seconds) {
        return (int) Math.round(1200 * Math.log(Math.max(seconds, 0.001)) / Math.log(2));
    }
}
