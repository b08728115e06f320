package io.ripieno.models.data.render;

import io.ripieno.models.data.render.FontChunks.Chunk;
import io.ripieno.models.data.render.SoundFont.Kind;
import io.ripieno.models.data.render.SynthesisException.Problem;
import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.music.decode.DecodeWorkerCommand;
import io.ripieno.music.decode.DecodeWorkerPool;
import io.ripieno.music.decode.DecodeWorkerSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the SF2 of an SF3: samples decoded from Ogg Vorbis to 16-bit PCM, all else as it was. A synthesizer then has
 * nothing to decode before it plays: most of the time that a piece takes. In an SF3, flag 16 of a sample's type marks
 * Vorbis, start and end count bytes, and its loop counts frames from its own beginning.
 */
public final class FontUnpacker {
    private static final int HEADER_BYTES = 46;
    private static final int START = 20;
    private static final int TYPE = 44;
    private static final int VORBIS = 16;
    private static final int ZEROS = 46;

    private static final AudioLimits LIMITS = AudioLimits.DEFAULT.withMinDuration(Duration.ZERO);

    private final AudioDecoder decoder;

    private FontUnpacker(AudioDecoder decoder) {
        this.decoder = decoder;
    }

    /**
     * An SF2 as it is; of an SF3 its SF2 in a folder, which is written there unless it is there already.
     *
     * @throws SynthesisException if the font cannot be read or the folder not be written
     */
    public static SoundFont unpacked(SoundFont font, Path folder) throws SynthesisException {
        if (font.kind() == Kind.SF2) {
            return font;
        }
        String name = font.fileName().replaceFirst("\\.[^.]*$", "");
        Path target = folder.resolve(name + "-" + font.bytes() + ".sf2");
        if (!Files.exists(target)) {
            DecodeWorkerPool workers =
                    new DecodeWorkerPool(DecodeWorkerCommand.ofThisProgram(), DecodeWorkerSettings.DEFAULT);
            try (AudioDecoder decoder = new AudioDecoder(LIMITS, workers)) {
                new FontUnpacker(decoder).write(font.path(), folder, target);
            }
        }
        return SoundFont.open(target, font.family(), font.licence(), font.mayTrain());
    }

    private void write(Path packed, Path folder, Path target) throws SynthesisException {
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "unpacking", ".part");
            Path sample = Files.createTempFile("ripieno-sample", ".ogg");
            try (FileChannel in = FileChannel.open(packed);
                    FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
                write(new FontChunks(in), out, sample);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
                Files.deleteIfExists(sample);
            }
        } catch (IOException e) {
            throw new SynthesisException(
                    Problem.FAILED,
                    "The soundfont " + packed + " cannot be unpacked to " + target + " (" + e.getMessage()
                            + "). Check that the disk has room for six times its size, or install the font anew.",
                    e);
        }
    }

    private void write(FontChunks font, FileChannel out, Path file) throws IOException {
        List<String> names = List.copyOf(font.all().keySet());
        int samples = names.indexOf("smpl");
        int presets = names.indexOf("phdr");
        if (samples < 0 || presets < samples) {
            throw new IOException("it has no samples before its presets");
        }
        Map<String, ByteBuffer> changed = new HashMap<>();
        changed.put("ifil", font.read(font.chunk("ifil")).putShort(0, (short) 2));
        changed.put("shdr", font.read(font.chunk("shdr")));
        ByteBuffer info = list("INFO", font, names.subList(0, samples), changed);
        long start = 12 + info.limit() + 20;
        out.position(start);
        samples(font, changed.get("shdr"), out, file);
        long bytes = out.position() - start;
        ByteBuffer data = list("pdta", font, names.subList(presets, names.size()), changed);
        write(out, data);
        long end = out.position();
        ByteBuffer head = buffer(12).put(ascii("RIFF")).putInt((int) (end - 8)).put(ascii("sfbk"));
        out.position(0);
        write(out, head.flip());
        write(out, info);
        ByteBuffer sampleHead = buffer(20).put(ascii("LIST")).putInt((int) (bytes + 12));
        write(
                out,
                sampleHead
                        .put(ascii("sdta"))
                        .put(ascii("smpl"))
                        .putInt((int) bytes)
                        .flip());
    }

    private static ByteBuffer list(String type, FontChunks font, List<String> names, Map<String, ByteBuffer> changed)
            throws IOException {
        List<ByteBuffer> parts = new ArrayList<>();
        int bytes = 4;
        for (String name : names) {
            ByteBuffer part = changed.containsKey(name) ? changed.get(name) : font.read(font.chunk(name));
            parts.add(part.rewind());
            bytes += 8 + part.limit() + (part.limit() & 1);
        }
        ByteBuffer list = buffer(8 + bytes).put(ascii("LIST")).putInt(bytes).put(ascii(type));
        for (int i = 0; i < parts.size(); i++) {
            int length = parts.get(i).limit();
            list.put(ascii(names.get(i))).putInt(length).put(parts.get(i));
            list.position(list.position() + (length & 1));
        }
        return list.flip();
    }

    /** Writes all samples at the channel's position and changes their headers; the last header only marks the end. */
    private void samples(FontChunks font, ByteBuffer headers, FileChannel out, Path file) throws IOException {
        long begin = out.position();
        for (int at = 0; at + 2 * HEADER_BYTES <= headers.limit(); at += HEADER_BYTES) {
            short type = headers.getShort(at + TYPE);
            if ((type & VORBIS) == 0) {
                throw new IOException("its sample " + at / HEADER_BYTES + " is not Vorbis");
            }
            int from = headers.getInt(at + START);
            long place = font.chunk("smpl").at() + Integer.toUnsignedLong(from);
            ByteBuffer pcm = decode(font.read(new Chunk(place, headers.getInt(at + START + 4) - from)), file);
            int frames = pcm.limit() / 2;
            int start = (int) ((out.position() - begin) / 2);
            write(out, pcm);
            write(out, ByteBuffer.allocate(2 * ZEROS));
            headers.putInt(at + START, start)
                    .putInt(at + START + 4, start + frames)
                    .putInt(at + START + 8, start + Math.min(headers.getInt(at + START + 8), frames))
                    .putInt(at + START + 12, start + Math.min(headers.getInt(at + START + 12), frames))
                    .putShort(at + TYPE, (short) (type & ~VORBIS));
        }
    }

    private ByteBuffer decode(ByteBuffer vorbis, Path file) throws IOException {
        Files.write(file, vorbis.array());
        try (DecodedStream stream = decoder.open(file, Excerpt.WHOLE)) {
            float[] samples = AudioBuffer.readAll(stream).samples()[0];
            ByteBuffer pcm = buffer(2 * samples.length);
            for (float sample : samples) {
                pcm.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sample * 32768))));
            }
            return pcm.flip();
        }
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
