package io.ripieno.music.wav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged headers give audio or an {@link AudioException}, and nothing else. */
class WavHeaderFuzzTest {
    private static final int MUTATIONS = 1500;
    private static final int[] TELLING = {0, 1, 2, 8, 16, 40, 0x7f, 0x80, 0xfe, 0xff};

    @TempDir
    Path folder;

    @Test
    void aTableOf64BitSizesThatIsCutOffIsUnreadable() throws IOException {
        Path file = WavBytes.rf64().text("ds64").u32(28).u64(100).u32(7).write(folder.resolve("cut.wav"));
        assertThatThrownBy(() -> WavReader.open(file, Excerpt.WHOLE, AudioLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        AudioException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNREADABLE))
                .hasMessageContaining("cut.wav ends within its table of 64-bit sizes");
    }

    @Test
    void truncationsGiveAudioOrAnAudioException() throws IOException {
        int readable = 0;
        for (byte[] whole : wholeFiles()) {
            for (int length = 0; length <= whole.length; length++) {
                readable += read(Arrays.copyOf(whole, length)) ? 1 : 0;
            }
        }
        assertThat(readable).isPositive();
    }

    @Test
    void mutationsGiveAudioOrAnAudioException() throws IOException {
        Random random = new Random(1223);
        int readable = 0;
        int refused = 0;
        for (byte[] whole : wholeFiles()) {
            for (int mutation = 0; mutation < MUTATIONS; mutation++) {
                byte[] bytes = Arrays.copyOf(whole, 12 + random.nextInt(whole.length - 11));
                for (int change = 1 + random.nextInt(4); change > 0; change--) {
                    bytes[random.nextInt(bytes.length)] = (byte)
                            (random.nextBoolean() ? random.nextInt(256) : TELLING[random.nextInt(TELLING.length)]);
                }
                if (read(bytes)) {
                    readable++;
                } else {
                    refused++;
                }
            }
        }
        assertThat(readable).isGreaterThan(100);
        assertThat(refused).isGreaterThan(100);
    }

    /** Whether the bytes are audio, read to its end. */
    private boolean read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("fuzzed.wav"), bytes);
        try (WavReader reader = WavReader.open(file, Excerpt.WHOLE, AudioLimits.DEFAULT)) {
            float[][] block = new float[reader.format().channels()][64];
            while (reader.read(block, 0, 64) > 0) {}
            return true;
        } catch (AudioException e) {
            return false;
        } catch (RuntimeException e) {
            return fail(HexFormat.of().formatHex(bytes), e);
        }
    }

    private List<byte[]> wholeFiles() throws IOException {
        return List.of(
                bytes(WavBytes.riff().fmt(1, 2, 44_100, 4, 16).data(8).hex("0000 ff7f 0080 0040")),
                bytes(WavBytes.riff()
                        .text("LIST")
                        .u32(3)
                        .u8(1, 2, 3, 0)
                        .extensible(3, 1, 48_000, 4, 32, 32)
                        .data(8)
                        .floats(0.5f, -0.5f)),
                bytes(WavBytes.rf64()
                        .text("ds64")
                        .u32(28)
                        .u64(100)
                        .u64(12)
                        .u64(4)
                        .u32(0)
                        .fmt(1, 1, 96_000, 3, 24)
                        .data(0xffff_ffffL)
                        .hex("ffff7f 000080 0000c0 000000")));
    }

    private byte[] bytes(WavBytes wav) throws IOException {
        return Files.readAllBytes(wav.write(folder.resolve("whole.wav")));
    }
}
