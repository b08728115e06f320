package io.ripieno.models.data.soundfont;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.data.render.FontChunks;
import io.ripieno.models.data.render.Presets;
import io.ripieno.models.data.render.SoundFont;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchSetTest {
    private static final int LOOPED = 4;
    private static final int TO_AND_FRO = 8;
    private static final int SUSTAINED = 32;
    private static final int WITH_ENVELOPE = 64;
    private static final int RATE = 22_050;

    @TempDir
    Path folder;

    private Path list = Path.of("none");

    @BeforeEach
    void writePatches() throws IOException {
        Files.createDirectories(folder.resolve("tones"));
        byte[] low = sample(sixteenBits(400), 1 | LOOPED | SUSTAINED | WITH_ENVELOPE, 200, 600, 220, 100, 300);
        byte[] high = sample(unsignedBytes(300), 2 | LOOPED | TO_AND_FRO, 100, 300, 880, 300.001, 8000);
        patch("horn.pat", low, high);
        patch("drum.pat", sample(sixteenBits(100), 1 | LOOPED, 20, 100, 65.4, 20, 8000));
        list = folder.resolve("patches.cfg");
        Files.writeString(
                list,
                "# a list\ndir " + folder.resolve("tones") + "\n\ndrumset 0\n 36 drum.pat amp=100\n"
                        + "bank 0\n\n 60 horn.pat pan=center\n");
    }

    private void patch(String name, byte[]... samples) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer head = buffer(239).put("GF1PATCH110\0ID#000002\0".getBytes(StandardCharsets.US_ASCII));
        all.write(head.put(198, (byte) samples.length).array());
        for (byte[] sample : samples) {
            all.write(sample);
        }
        Files.write(folder.resolve("tones").resolve(name), all.toByteArray());
    }

    private static byte[] sample(
            byte[] sound, int modes, int loopStart, int loopEnd, double root, double lowest, double highest) {
        return buffer(96 + sound.length)
                .putInt(8, sound.length)
                .putInt(12, loopStart)
                .putInt(16, loopEnd)
                .putShort(20, (short) RATE)
                .putInt(22, (int) (1000 * lowest))
                .putInt(26, (int) (1000 * highest))
                .putInt(30, (int) Math.round(1000 * root))
                // A rise at once, a fall by 60 of 255 levels in 2 seconds and a half, and a fall from there within a
                // second.
                .put(37, new byte[] {63, (byte) (0xC0 | 4), 63, (byte) (0xC0 | 36), 63, 63})
                .put(43, new byte[] {(byte) 246, (byte) 192, (byte) 192, 0, 0, 0})
                .put(55, (byte) modes)
                .put(96, sound)
                .array();
    }

    private static byte[] sixteenBits(int length) {
        ByteBuffer sound = buffer(2 * length);
        for (int i = 0; i < length; i++) {
            sound.putShort((short) (i % 100 * 100 - 5000));
        }
        return sound.array();
    }

    private static byte[] unsignedBytes(int length) {
        byte[] sound = new byte[length];
        for (int i = 0; i < length; i++) {
            sound[i] = (byte) (128 + i % 100 - 50);
        }
        return sound;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private Path font() throws IOException {
        Path file = folder.resolve("made.sf2");
        SoundFontWriter writer = new SoundFontWriter();
        PatchSet.read(list).addTo(writer);
        writer.finish(file, "patches", "made by a test");
        return file;
    }

    @Test
    void tonesArePresetsAndDrumsAreAKit() throws Exception {
        Presets presets = Presets.of(SoundFont.open(font(), "own", "MIT", false));
        assertThat(presets.numbers()).containsExactlyInAnyOrder(60, 128 * 128);
    }

    @Test
    void everyKeyHasTheSampleThatIsMeantForItAsLoudAsTheOthers() throws IOException {
        try (FileChannel channel = FileChannel.open(font())) {
            FontChunks chunks = new FontChunks(channel);
            FontSamples samples = new FontSamples(chunks);
            List<FontTree.Part> instruments = FontTree.read(chunks).instruments();
            List<FontZone> zones = instruments.get(0).zones();
            assertThat(zones).extracting(FontZone::lowKey).containsExactly(0, 63);
            assertThat(zones).extracting(FontZone::highKey).containsExactly(62, 127);
            Sample low = samples.of(zones.get(0), Optional.empty());
            assertThat(low.key()).isEqualTo(57);
            assertThat(low.loop()).isEqualTo(new Loop(100, 300));
            assertThat(low.samples()[0]).isCloseTo(-0.8f, within(1e-3f));
            Sample high = samples.of(zones.get(1), Optional.empty());
            Loop loop = Objects.requireNonNull(high.loop());
            assertThat(loop).isEqualTo(new Loop(100, 500));
            assertThat(high.samples()[399]).as("to and fro").isEqualTo(high.samples()[200]);
            FontZone drum = instruments.get(1).zones().get(0);
            assertThat(drum.lowKey()).isEqualTo(36);
            assertThat(samples.of(drum, Optional.empty()).loop()).isNull();
        }
    }

    @Test
    void theEnvelopeIsThatOfThePatch() throws IOException {
        List<FontZone.Generator> said =
                PatchFile.read(folder.resolve("tones/horn.pat")).get(0).envelope();
        assertThat(seconds(said, 34)).isLessThan(0.01);
        // 54 of 255 levels in 60 dB are 12.7 dB, in 54 / (5.38 * 4) s.
        assertThat(amount(said, 37)).isEqualTo(127);
        assertThat(seconds(said, 36)).isCloseTo(54 / (5.38 * 4) * 100 / 12.7, within(0.2));
        assertThat(seconds(said, 38)).isCloseTo(192 / (5.38 * 36) * 100 / (192 * 60 / 255.0), within(0.1));
    }

    private static int amount(List<FontZone.Generator> said, int number) {
        return said.stream()
                .filter(each -> each.number() == number)
                .mapToInt(FontZone.Generator::amount)
                .findFirst()
                .orElseThrow();
    }

    private static double seconds(List<FontZone.Generator> said, int number) {
        return Math.pow(2, amount(said, number) / 1200.0);
    }

    @Test
    void whatIsNoPatchOrEndsTooEarlyIsToldOf() throws IOException {
        Path horn = folder.resolve("tones/horn.pat");
        byte[] whole = Files.readAllBytes(horn);
        Files.write(horn, Arrays.copyOf(whole, whole.length - 1));
        assertThatIOException().isThrownBy(this::font).withMessageContaining("ends within its sample 1");
        Files.writeString(horn, "no patch at all");
        assertThatIOException().isThrownBy(this::font).withMessageContaining("is not a patch");
        Files.writeString(list, "bank 0\n 1 horn.wav\n");
        assertThatIOException().isThrownBy(this::font).withMessageContaining("is not understood");
    }
}
