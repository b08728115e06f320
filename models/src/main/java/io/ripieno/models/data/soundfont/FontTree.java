package io.ripieno.models.data.soundfont;

import io.ripieno.models.data.render.FontChunks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Presets and instruments of a soundfont as its lists have them (SoundFont Technical Specification 2.04, sections 7.2 to
 * 7.9), of which each part has zones.
 */
record FontTree(List<Part> presets, List<Part> instruments) {
    /** The lists of one level: names of their chunks, bytes of a head, where in it its first zone is told, name of the last. */
    enum Level {
        PRESETS("phdr", "pbag", "pmod", "pgen", 38, 24, "EOP"),
        INSTRUMENTS("inst", "ibag", "imod", "igen", 22, 20, "EOI");

        private final String heads;
        private final String bags;
        private final String modulators;
        private final String generators;
        private final int headBytes;
        private final int firstBag;
        private final String end;

        Level(
                String heads,
                String bags,
                String modulators,
                String generators,
                int headBytes,
                int firstBag,
                String end) {
            this.heads = heads;
            this.bags = bags;
            this.modulators = modulators;
            this.generators = generators;
            this.headBytes = headBytes;
            this.firstBag = firstBag;
            this.end = end;
        }
    }

    private static final int BAG = 4;
    private static final int GENERATOR = 4;
    private static final int MODULATOR = 10;

    /**
     * A preset or an instrument.
     *
     * @param head its record, whose first 20 bytes are its name
     */
    record Part(ByteBuffer head, List<FontZone> zones) {
        Part {
            zones = List.copyOf(zones);
        }

        static Part preset(String name, int bank, int program, List<FontZone> zones) {
            return new Part(
                    SoundFontFile.record(Level.PRESETS.headBytes, name)
                            .putShort((short) program)
                            .putShort((short) bank),
                    zones);
        }

        static Part instrument(String name, List<FontZone> zones) {
            return new Part(SoundFontFile.record(Level.INSTRUMENTS.headBytes, name), zones);
        }

        int program() {
            return head.getShort(20);
        }

        int bank() {
            return head.getShort(22);
        }

        Part with(List<FontZone> others) {
            return new Part(head, others);
        }
    }

    /** @throws IOException if the file cannot be read or ends too early */
    static FontTree read(FontChunks font) throws IOException {
        return new FontTree(read(font, Level.PRESETS), read(font, Level.INSTRUMENTS));
    }

    private static List<Part> read(FontChunks font, Level level) throws IOException {
        ByteBuffer heads = font.read(font.chunk(level.heads));
        ByteBuffer bags = font.read(font.chunk(level.bags));
        ByteBuffer modulators = font.read(font.chunk(level.modulators));
        ByteBuffer generators = font.read(font.chunk(level.generators));
        List<Part> parts = new ArrayList<>();
        for (int at = 0; at + 2 * level.headBytes <= heads.limit(); at += level.headBytes) {
            ByteBuffer head = SoundFontFile.little(level.headBytes).put(heads.slice(at, level.headBytes));
            int end = number(heads, at + level.headBytes + level.firstBag);
            List<FontZone> zones = new ArrayList<>();
            for (int bag = number(heads, at + level.firstBag); bag < end; bag++) {
                List<FontZone.Generator> own = new ArrayList<>();
                for (int g = number(bags, BAG * bag); g < number(bags, BAG * bag + BAG); g++) {
                    own.add(new FontZone.Generator(
                            number(generators, GENERATOR * g), number(generators, GENERATOR * g + 2)));
                }
                int from = MODULATOR * number(bags, BAG * bag + 2);
                byte[] moving = new byte[MODULATOR * number(bags, BAG * bag + BAG + 2) - from];
                modulators.get(from, moving);
                zones.add(new FontZone(own, moving));
            }
            parts.add(new Part(head, zones));
        }
        return parts;
    }

    /** Adds all lists by the names of their chunks; each ends with a record that says where the last but one ends. */
    void write(Map<String, byte[]> lists) {
        write(Level.PRESETS, presets, lists);
        write(Level.INSTRUMENTS, instruments, lists);
    }

    private static void write(Level level, List<Part> parts, Map<String, byte[]> lists) {
        ByteArrayOutputStream heads = new ByteArrayOutputStream();
        ByteArrayOutputStream bags = new ByteArrayOutputStream();
        ByteArrayOutputStream modulators = new ByteArrayOutputStream();
        ByteArrayOutputStream generators = new ByteArrayOutputStream();
        List<Part> ended = new ArrayList<>(parts);
        ended.add(new Part(
                SoundFontFile.record(level.headBytes, level.end), List.of(new FontZone(List.of(), new byte[0]))));
        for (Part part : ended) {
            ByteBuffer head = SoundFontFile.little(level.headBytes).put(part.head.array());
            heads.writeBytes(
                    head.putShort(level.firstBag, (short) (bags.size() / BAG)).array());
            for (FontZone zone : part.zones) {
                bags.writeBytes(SoundFontFile.little(BAG)
                        .putShort((short) (generators.size() / GENERATOR))
                        .putShort((short) (modulators.size() / MODULATOR))
                        .array());
                zone.generators()
                        .forEach(each -> generators.writeBytes(SoundFontFile.little(GENERATOR)
                                .putShort((short) each.number())
                                .putShort((short) each.amount())
                                .array()));
                modulators.writeBytes(zone.modulators());
            }
        }
        generators.writeBytes(new byte[GENERATOR]);
        modulators.writeBytes(new byte[MODULATOR]);
        lists.put(level.heads, heads.toByteArray());
        lists.put(level.bags, bags.toByteArray());
        lists.put(level.modulators, modulators.toByteArray());
        lists.put(level.generators, generators.toByteArray());
    }

    private static int number(ByteBuffer list, int at) {
        return Short.toUnsignedInt(list.getShort(at));
    }
}
