package io.ripieno.music.midi;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.score.Measured;
import io.ripieno.music.score.RandomScores;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreLimits;
import io.ripieno.music.score.Unfolding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Seeded damage: whatever comes of it, it is a score or a refusal. */
class MutatedMidiTest {
    private static final int FILES = 700;
    /** A guard against hanging, far above what a file takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aMutatedFileIsReadOrRefused() {
        Assertions.assertTimeoutPreemptively(PATIENCE, () -> {
            Measured measured = new Measured("mutated MIDI files");
            int read = 0;
            int refused = 0;
            for (int seed = 0; seed < FILES; seed++) {
                byte[] bytes = mutated(seed);
                try {
                    Score played = measured.of(
                            "seed " + seed,
                            () -> Unfolding.of(MidiFiles.read(bytes).score(), ScoreLimits.DEFAULT));
                    assertThat(played.isFolded()).isFalse();
                    read++;
                } catch (ScoreException e) {
                    assertThat(e.getMessage())
                            .as("seed %d", seed)
                            .hasSizeGreaterThan(20)
                            .matches(MidiFiles.WHAT_TO_DO);
                    refused++;
                }
            }
            measured.report();
            assertThat(read).isGreaterThan(FILES / 10);
            assertThat(refused).isGreaterThan(FILES / 10);
        });
    }

    private static byte[] mutated(int seed) throws IOException {
        Random random = new Random(seed);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MidiWriter().write(RandomScores.of(seed, RandomScores.EVERYTHING), out);
        byte[] bytes = out.toByteArray();
        for (int i = random.nextInt(8); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(9)), (byte) -1);
                case 3 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                default -> {
                    int length = random.nextInt(Math.min(64, bytes.length - at));
                    int to = random.nextInt(bytes.length - length);
                    System.arraycopy(bytes, at, bytes, to, length);
                }
            }
        }
        return bytes;
    }
}
