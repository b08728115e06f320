package io.ripieno.models.data.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ripieno.models.data.render.SoundFont.Kind;
import io.ripieno.models.data.render.SynthesisException.Problem;
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
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fonts made here byte by byte: presets 0:40 and 128:16, and one sample of half a second. */
class FontFilesTest {
    private static final int FRAMES = 22_050;

    @TempDir
    Path folder;

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

    private Path sf3() throws IOException {
        float[] tone = new float[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * 441 * i / 44_100));
        }
        // The encoder takes two channels only; the first is read.
        AudioBuffer sound = new AudioBuffer(new AudioFormat(44_100, 2), new float[][] {tone, tone});
        Path ogg = folder.resolve("tone.ogg");
        UnshelteredCodec.encode(ogg, UnshelteredCodec.Kind.OGG, sound.stream());
        byte[] vorbis = Files.readAllBytes(ogg);
        Files.delete(ogg);
        ByteBuffer sample = buffer(92);
        sample.putInt(24, vorbis.length).putInt(28, 100).putInt(32, 20_000).putInt(36, 44_100);
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
        return Files.write(folder.resolve("tone.sf3"), chunk("RIFF", font));
    }

    @Test
    void presetsAreThoseOfTheFile() throws IOException {
        Presets presets = Presets.of(SoundFont.open(sf3(), "own", "MIT", true));
        assertThat(presets.has(0, 40)).isTrue();
        assertThat(presets.has(128, 16)).isTrue();
        assertThat(presets.has(0, 0)).isFalse();
        assertThat(presets.has(128, 0)).isFalse();
    }

    @Test
    void anUnpackedFontHoldsTheSamplesInPcm() throws IOException {
        SoundFont packed = SoundFont.open(sf3(), "own", "MIT", true);
        Path target = folder.resolve("unpacked");
        SoundFont unpacked = FontUnpacker.unpacked(packed, target);
        assertThat(unpacked.kind()).isEqualTo(Kind.SF2);
        assertThat(unpacked.family()).isEqualTo("own");
        assertThat(Presets.of(unpacked)).isEqualTo(Presets.of(packed));
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(unpacked.path())).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getInt(4)).isEqualTo(bytes.limit() - 8);
        String text = new String(bytes.array(), StandardCharsets.ISO_8859_1);
        int samples = text.indexOf("smpl") + 8;
        int header = text.indexOf("shdr") + 8;
        assertThat(bytes.getInt(header + 24)).isBetween(FRAMES, FRAMES + 2048);
        assertThat(bytes.getInt(header + 28)).isEqualTo(100);
        assertThat(bytes.getInt(header + 32)).isEqualTo(20_000);
        assertThat(bytes.getShort(header + 44)).isEqualTo((short) 1);
        double error = 0;
        for (int i = 2000; i < 20_000; i++) {
            double wanted = 0.5 * Math.sin(2 * Math.PI * 441 * i / 44_100);
            error += Math.pow(bytes.getShort(samples + 2 * i) / 32768.0 - wanted, 2);
        }
        assertThat(Math.sqrt(error / 18_000)).isLessThan(0.02);
        assertThat(FontUnpacker.unpacked(unpacked, target)).isEqualTo(unpacked);
    }

    @Test
    void aFontThatIsCutOffIsNamed() throws IOException {
        byte[] whole = Files.readAllBytes(sf3());
        Path cut = Files.write(folder.resolve("cut.sf3"), Arrays.copyOf(whole, whole.length - 60));
        SoundFont font = SoundFont.open(cut, "own", "MIT", true);
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> FontUnpacker.unpacked(font, folder.resolve("u")))
                .withMessageContaining("cut.sf3")
                .withMessageContaining("install the font anew");
        assertThat(folder.resolve("u")).isEmptyDirectory();
    }

    @Test
    void aFontOfNoKnownNameMayNotTrain() throws IOException {
        SoundFont font = KnownFonts.open(sf3());
        assertThat(font.family()).isEqualTo("tone");
        assertThat(font.mayTrain()).isFalse();
        Path missing = folder.resolve("none.sf2");
        assertThatExceptionOfType(SynthesisException.class)
                .isThrownBy(() -> KnownFonts.open(missing))
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.FONT_MISSING));
    }
}
