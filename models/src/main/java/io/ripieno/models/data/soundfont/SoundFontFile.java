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
import java.util.List;
import java.util.Map;

/**
 * Writes the chunks of an SF2 file of version 2.01 (SoundFont Technical Specification 2.04, sections 4 to 6 and 7.10);
 * every sample is mono of 16 bits.
 */
final class SoundFontFile {
    private static final int NAME = 20;
    private static final int MONO = 1;
    /** Silence that the format asks for after each sample. */
    private static final int GUARD = 46;

    private SoundFontFile() {}

    /**
     * Writes a font, in whole or not at all.
     *
     * @param lists of presets and instruments by the names of their chunks, of which the order is kept
     * @throws IOException if the file cannot be written
     * @throws ArithmeticException if the sounds take more than 2 GiB
     */
    static void write(Path file, String name, String comment, List<Sample> samples, Map<String, byte[]> lists)
            throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
            write(name, comment, samples, lists, out);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(
            String name, String comment, List<Sample> samples, Map<String, byte[]> lists, OutputStream out)
            throws IOException {
        byte[] info = list(
                "INFO",
                chunk("ifil", little(4).putShort((short) 2).putShort((short) 1).array()),
                chunk("isng", text("EMU8000")),
                chunk("INAM", text(name)),
                chunk("ICMT", text(comment)),
                chunk("ISFT", text("Ripieno")));
        List<byte[]> chunks = new ArrayList<>();
        lists.forEach((kind, content) -> chunks.add(chunk(kind, content)));
        ByteArrayOutputStream headers = new ByteArrayOutputStream();
        int soundLength = headers(samples, headers);
        chunks.add(chunk("shdr", headers.toByteArray()));
        byte[] structure = list("pdta", chunks.toArray(byte[][]::new));
        int soundBytes = Math.multiplyExact(2, soundLength);
        int all = Math.addExact(4 + info.length + 8 + 4 + 8 + structure.length, soundBytes);
        out.write(join(ascii("RIFF"), size(all), ascii("sfbk"), info));
        out.write(join(ascii("LIST"), size(4 + 8 + soundBytes), ascii("sdta"), ascii("smpl"), size(soundBytes)));
        for (Sample sample : samples) {
            out.write(pcm(sample.samples()));
        }
        out.write(structure);
    }

    /** Returns how many samples there are of all sounds and the silence after each. */
    private static int headers(List<Sample> samples, ByteArrayOutputStream headers) {
        int start = 0;
        for (Sample sample : samples) {
            int length = sample.samples().length;
            Loop loop = sample.loop();
            headers.writeBytes(record(46, sample.name())
                    .putInt(start)
                    .putInt(start + length)
                    .putInt(start + (loop == null ? 0 : loop.start()))
                    .putInt(start + (loop == null ? length : loop.end()))
                    .putInt(sample.sampleRate())
                    .put((byte) sample.key())
                    .put((byte) -sample.cents())
                    .putShort((short) 0)
                    .putShort((short) MONO)
                    .array());
            start = Math.addExact(start, length + GUARD);
        }
        headers.writeBytes(record(46, "EOS").array());
        return start;
    }

    /** As numbers of 16 bits, with the silence that belongs after them. */
    private static byte[] pcm(float[] samples) {
        ByteBuffer pcm = little(2 * (samples.length + GUARD));
        for (float value : samples) {
            pcm.putShort((short) Math.round(Math.max(-1, Math.min(1, value)) * 32767));
        }
        return pcm.array();
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
    static ByteBuffer record(int bytes, String name) {
        ByteBuffer record = little(bytes);
        byte[] ascii = ascii(name);
        record.put(ascii, 0, Math.min(ascii.length, NAME - 1));
        return record.position(NAME);
    }

    static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
