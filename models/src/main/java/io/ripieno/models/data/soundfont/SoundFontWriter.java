package io.ripieno.models.data.soundfont;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes SF2 files of version 2.01 (SoundFont Technical Specification 2.04, sections 4 to 8): every preset has one
 * instrument, every sample is mono of 16 bits and kept once.
 */
public final class SoundFontWriter {
    private static final int NAME = 20;
    private static final int MONO = 1;
    /** Silence that the format asks for after each sample. */
    private static final int GUARD = 46;

    private final ByteArrayOutputStream presets = new ByteArrayOutputStream();
    private final ByteArrayOutputStream presetBags = new ByteArrayOutputStream();
    private final ByteArrayOutputStream presetGenerators = new ByteArrayOutputStream();
    private final ByteArrayOutputStream instruments = new ByteArrayOutputStream();
    private final ByteArrayOutputStream instrumentBags = new ByteArrayOutputStream();
    private final ByteArrayOutputStream instrumentGenerators = new ByteArrayOutputStream();
    private final ByteArrayOutputStream headers = new ByteArrayOutputStream();
    private final Map<Sample, Integer> samples = new LinkedHashMap<>();
    private int soundLength;
    private int instrumentCount;

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
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
            writer.finish(name, comment, out);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void add(Preset preset) {
        put(
                presets,
                record(38, preset.name())
                        .putShort((short) preset.program())
                        .putShort((short) preset.bank())
                        .putShort((short) (presetBags.size() / 4)));
        put(presetBags, little(4).putShort((short) (presetGenerators.size() / 4)));
        Generator.INSTRUMENT.put(presetGenerators, instrumentCount++);
        put(instruments, record(22, preset.name()).putShort((short) (instrumentBags.size() / 4)));
        for (Zone zone : preset.zones()) {
            put(instrumentBags, little(4).putShort((short) (instrumentGenerators.size() / 4)));
            zone(zone);
        }
    }

    private void zone(Zone zone) {
        Generator.KEY_RANGE.put(instrumentGenerators, zone.highKey() << 8 | zone.lowKey());
        Generator.VELOCITY_RANGE.put(instrumentGenerators, zone.highVelocity() << 8 | zone.lowVelocity());
        Generator.ATTACK.put(instrumentGenerators, timeCents(zone.attack()));
        Generator.RELEASE.put(instrumentGenerators, timeCents(zone.release()));
        Generator.SAMPLE_MODE.put(instrumentGenerators, zone.sample().loop() == null ? 0 : 1);
        Generator.SAMPLE.put(instrumentGenerators, samples.computeIfAbsent(zone.sample(), this::store));
    }

    private int store(Sample sample) {
        int start = soundLength;
        soundLength = Math.addExact(soundLength, sample.samples().length + GUARD);
        Loop loop = sample.loop();
        int length = sample.samples().length;
        put(
                headers,
                record(46, sample.name())
                        .putInt(start)
                        .putInt(start + length)
                        .putInt(start + (loop == null ? 0 : loop.start()))
                        .putInt(start + (loop == null ? length : loop.end()))
                        .putInt(sample.sampleRate())
                        .put((byte) sample.key())
                        .put((byte) -sample.cents())
                        .putShort((short) 0)
                        .putShort((short) MONO));
        return samples.size();
    }

    /** Each list ends with a record that says where the last but one ends. */
    private void finish(String name, String comment, OutputStream out) throws IOException {
        put(presets, record(38, "EOP").putShort((short) 0).putShort((short) 0).putShort((short)
                (presetBags.size() / 4)));
        put(presetBags, little(4).putShort((short) (presetGenerators.size() / 4)));
        put(presetGenerators, little(4));
        put(instruments, record(22, "EOI").putShort((short) (instrumentBags.size() / 4)));
        put(instrumentBags, little(4).putShort((short) (instrumentGenerators.size() / 4)));
        put(instrumentGenerators, little(4));
        put(headers, record(46, "EOS"));
        byte[] info = list(
                "INFO",
                chunk("ifil", little(4).putShort((short) 2).putShort((short) 1).array()),
                chunk("isng", text("EMU8000")),
                chunk("INAM", text(name)),
                chunk("ICMT", text(comment)),
                chunk("ISFT", text("Ripieno")));
        byte[] modulators = new byte[10];
        byte[] structure = list(
                "pdta",
                chunk("phdr", presets.toByteArray()),
                chunk("pbag", presetBags.toByteArray()),
                chunk("pmod", modulators),
                chunk("pgen", presetGenerators.toByteArray()),
                chunk("inst", instruments.toByteArray()),
                chunk("ibag", instrumentBags.toByteArray()),
                chunk("imod", modulators),
                chunk("igen", instrumentGenerators.toByteArray()),
                chunk("shdr", headers.toByteArray()));
        int soundBytes = Math.multiplyExact(2, soundLength);
        int all = Math.addExact(4 + info.length + 8 + 4 + 8 + structure.length, soundBytes);
        out.write(join(ascii("RIFF"), size(all), ascii("sfbk"), info));
        out.write(join(ascii("LIST"), size(4 + 8 + soundBytes), ascii("sdta"), ascii("smpl"), size(soundBytes)));
        for (Sample sample : samples.keySet()) {
            out.write(pcm(sample.samples()));
        }
        out.write(structure);
    }

    /** As numbers of 16 bits, with the silence that belongs after them. */
    private static byte[] pcm(float[] samples) {
        ByteBuffer pcm = little(2 * (samples.length + GUARD));
        for (float value : samples) {
            pcm.putShort((short) Math.round(Math.max(-1, Math.min(1, value)) * 32767));
        }
        return pcm.array();
    }

    private static int timeCents(double seconds) {
        return (int) Math.round(1200 * Math.log(Math.max(seconds, 0.001)) / Math.log(2));
    }

    private static byte[] list(String kind, byte[]... chunks) {
        List<byte[]> parts = new ArrayList<>(List.of(chunks));
        parts.add(0, ascii(kind));
        return chunk("LIST", join(parts.toArray(byte[][]::new)));
    }

    /** An even number of bytes always: what is written here is even, or a text that is padded. */
    private static byte[] chunk(String kind, byte[] content) {
        return join(ascii(kind), size(content.length), content);
    }

    private static byte[] size(int bytes) {
        return little(4).putInt(bytes).array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] text(String text) {
        byte[] bytes = ascii(text);
        return Arrays.copyOf(bytes, (bytes.length + 2) / 2 * 2);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A record that begins with a name of 20 bytes, of which the last is zero. */
    private static ByteBuffer record(int bytes, String name) {
        ByteBuffer record = little(bytes);
        byte[] ascii = ascii(name);
        record.put(ascii, 0, Math.min(ascii.length, NAME - 1));
        return record.position(NAME);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void put(ByteArrayOutputStream to, ByteBuffer record) {
        to.writeBytes(record.array());
    }

    /** What an instrument can be told, by its number in the format; in the order in which it must be told. */
    private enum Generator {
        KEY_RANGE(43),
        VELOCITY_RANGE(44),
        ATTACK(34),
        RELEASE(38),
        SAMPLE_MODE(54),
        INSTRUMENT(41),
        SAMPLE(53);

        private final int number;

        Generator(int number) {
            this.number = number;
        }

        void put(ByteArrayOutputStream to, int amount) {
            to.writeBytes(
                    little(4).putShort((short) number).putShort((short) amount).array());
        }
    }
}
