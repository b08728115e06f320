package io.ripieno.models.data.render;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.decode.UnshelteredCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Packed fonts made byte by byte: presets 0:40 and 128:16, and one sample of half a second. */
public final class TinyFont {
    /** Of the sample. */
    public static final int FRAMES = 22_050;

    private TinyFont() {}

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] chunk(String id, byte[] content) {
        return buffer(8 + content.length + (content.length & 1))
                .put(id.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] list(String type, byte[]... chunks) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(type.getBytes(StandardCharsets.US_ASCII));
        for (byte[] chunk : chunks) {
            all.write(chunk);
        }
        return all.toByteArray();
    }

    private static byte[] preset(int program, int bank) {
        return buffer(38)
                .putShort(20, (short) program)
                .putShort(22, (short) bank)
                .array();
    }

    /** Writes one whose sample, of {@link #FRAMES} frames at 44.1 kHz, has a name. */
    public static Path sf3(Path file, String sampleName) throws IOException {
        float[] tone = new float[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * 441 * i / 44_100));
        }
        // The encoder takes two channels only; the first is read.
        AudioBuffer sound = new AudioBuffer(new AudioFormat(44_100, 2), new float[][] {tone, tone});
        Path ogg = file.resolveSibling("tone.ogg");
        UnshelteredCodec.encode(ogg, UnshelteredCodec.Kind.OGG, sound.stream());
        byte[] vorbis = Files.readAllBytes(ogg);
        Files.delete(ogg);
        ByteBuffer sample = buffer(92);
        sample.putInt(24, vorbis.length).putInt(28, 100).putInt(32, 20_000).putInt(36, 44_100);
        sample.put(0, sampleName.getBytes(StandardCharsets.US_ASCII));
        sample.put(40, (byte) 69).putShort(44, (short) 17);
        byte[] font = list(
                "sfbk",
                chunk("LIST", list("INFO", chunk("ifil", new byte[] {3, 0, 1, 0}))),
                chunk("LIST", list("sdta", chunk("smpl", vorbis))),
                chunk(
                        "LIST",
                        list(
                                "pdta",
                                chunk("phdr", list("", preset(40, 0), preset(16, 128), preset(0, 0))),
                                chunk("shdr", sample.array()))));
        return Files.write(file, chunk("RIFF", font));
    }
}
