package io.ripieno.models.data.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.mel.EastFrontEnd;
import io.ripieno.music.mel.EastSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredPowersTest {
    private static final int FRAMES = 50;
    private static final int SAMPLES = FRAMES * Powers.HOP;

    @TempDir
    Path folder;

    private StoredPiece piece;

    @BeforeEach
    void store() throws IOException {
        piece = Tones.store(folder, 3, 500, 1000);
    }

    @Test
    void giveThePictureOfTheSound() {
        Stem stem = piece.stems().get(1);
        Powers powers = new Powers(FRAMES);
        piece.powers().read(stem, SAMPLES, 1, powers);
        float[] picture = new float[FRAMES * Powers.BANDS];
        powers.picture(picture, 0);

        float[] samples = new float[stem.length()];
        stem.read(0, samples);
        int frames = samples.length / Powers.HOP;
        float[] whole = new float[frames * Powers.BANDS];
        new EastFrontEnd(EastSettings.MOBILE_FCN).extract(samples, 0, samples.length, whole, 0);
        for (int band = 0; band < Powers.BANDS; band++) {
            for (int frame = 0; frame < FRAMES; frame++) {
                assertThat(picture[band * FRAMES + frame])
                        .isCloseTo(whole[band * frames + FRAMES + frame], within(0.02f));
            }
        }
    }

    /** By how much depends on the phases, but not where one of both is far louder. */
    @Test
    void addAsTheirSoundsDo() {
        List<Powers> stems = new ArrayList<>();
        Powers sum = new Powers(FRAMES);
        float[] mix = new float[piece.stems().get(0).length()];
        for (Stem stem : piece.stems()) {
            Powers powers = new Powers(FRAMES);
            piece.powers().read(stem, SAMPLES, 1, powers);
            stems.add(powers);
            sum.add(powers);
            float[] samples = new float[mix.length];
            stem.read(0, samples);
            for (int i = 0; i < mix.length; i++) {
                mix[i] += samples[i];
            }
        }
        float[] picture = new float[FRAMES * Powers.BANDS];
        sum.picture(picture, 0);
        int frames = mix.length / Powers.HOP;
        float[] whole = new float[frames * Powers.BANDS];
        new EastFrontEnd(EastSettings.MOBILE_FCN).extract(mix, 0, mix.length, whole, 0);

        int[] ruled = new int[2];
        for (int i = 0; i < picture.length; i++) {
            int frame = i % FRAMES;
            int band = i / FRAMES;
            float heard = whole[band * frames + FRAMES + frame];
            double a = Math.sqrt(stems.get(0).values()[frame * Powers.BANDS + band]);
            double b = Math.sqrt(stems.get(1).values()[frame * Powers.BANDS + band]);
            float least = EastFrontEnd.value((a - b) * (a - b));
            float most = EastFrontEnd.value((a + b) * (a + b));
            assertThat(heard).isBetween(least - 0.02f, most + 0.02f);
            if (most - least < 0.05) {
                assertThat(picture[i]).isCloseTo(heard, within(0.05f));
                ruled[a > b ? 0 : 1]++;
            }
        }
        assertThat(Math.min(ruled[0], ruled[1]))
                .as("cells where one of both is far louder")
                .isGreaterThan(3 * FRAMES);
    }

    @Test
    void areAboutAsLoudAsTheSound() {
        for (Stem stem : piece.stems()) {
            Powers powers = new Powers(FRAMES);
            piece.powers().read(stem, SAMPLES, 1, powers);

            double heard = Levels.sounding(powers.levels());
            double sound = Levels.sounding(stem.levels());
            assertThat(10 * Math.log10(heard / sound)).isCloseTo(0, within(1.5));
        }
    }

    @Test
    void areSilentOutsideOfTheStem() {
        Stem stem = piece.stems().get(0);
        Powers before = new Powers(FRAMES);
        Powers behind = new Powers(FRAMES);
        piece.powers().read(stem, -2 * SAMPLES, 1, before);
        piece.powers().read(stem, stem.length() + Powers.HOP, 1, behind);

        assertThat(before.values()).containsOnly(0);
        assertThat(behind.values()).containsOnly(0);
    }

    @Test
    void areHigherAtAHigherSpeed() {
        Stem stem = piece.stems().get(0);
        Powers slow = new Powers(FRAMES);
        Powers fast = new Powers(FRAMES);
        piece.powers().read(stem, SAMPLES, 1, slow);
        piece.powers().read(stem, SAMPLES, 2, fast);
        Powers octave = new Powers(FRAMES);
        piece.powers().read(piece.stems().get(1), SAMPLES, 1, octave);

        assertThat(loudest(fast)).isGreaterThan(loudest(slow));
        assertThat(loudest(fast)).isBetween(loudest(octave) - 1, loudest(octave) + 1);
    }

    @Test
    void areKeptBesideTheSoundAndReadAgain() throws IOException {
        piece.powers();
        Path kept = folder.resolve("tones" + StoredPowers.SUFFIX);
        assertThat(kept).exists();
        Files.write(kept, new byte[(int) Files.size(kept)]);

        Powers powers = new Powers(FRAMES);
        StoredPiece again = StoredPiece.open(folder.resolve("tones.tsv"));
        again.powers().read(again.stems().get(0), 0, 1, powers);
        assertThat(powers.values()).containsOnly(0);
    }

    @Test
    void areRefusedIfTheyAreNotAsLongAsTheSound() throws IOException {
        piece.powers();
        Path kept = folder.resolve("tones" + StoredPowers.SUFFIX);
        int bytes = (int) Files.size(kept);
        for (int other : new int[] {0, bytes - 1, 2 * bytes}) {
            Files.write(kept, new byte[other]);
            StoredPiece again = StoredPiece.open(folder.resolve("tones.tsv"));

            assertThatThrownBy(again::powers)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(kept.toString())
                    .hasMessageContaining("%,d bytes, but those of 2 stems of 48,000 samples are %,d", other, bytes)
                    .hasMessageContaining("Delete it");
        }
    }

    @Test
    void levelsAreKeptBesideTheSoundAndMeasuredAgainIfTheyDoNotFit() throws IOException {
        Path kept = folder.resolve("tones" + StoredLevels.SUFFIX);
        List<Stem> first = piece.stems();
        assertThat(StoredPiece.open(folder.resolve("tones.tsv")).stems().get(1).levels())
                .isEqualTo(first.get(1).levels());
        Files.write(kept, new byte[(int) Files.size(kept)]);
        assertThat(StoredPiece.open(folder.resolve("tones.tsv")).stems().get(1).levels())
                .containsOnly(0);
        Files.write(kept, new byte[4]);
        assertThat(StoredPiece.open(folder.resolve("tones.tsv")).stems().get(1).levels())
                .isEqualTo(first.get(1).levels());
    }

    /** As in a folder that is only read. */
    @Test
    void levelsThatCannotBeKeptAreMeasured() throws IOException {
        Files.delete(folder.resolve("tones" + StoredLevels.SUFFIX));
        Files.createDirectory(folder.resolve("tones" + StoredLevels.SUFFIX + ".draft"));

        StoredPiece again = StoredPiece.open(folder.resolve("tones.tsv"));

        assertThat(again.stems().get(1).levels()).isEqualTo(piece.stems().get(1).levels());
        assertThat(folder.resolve("tones" + StoredLevels.SUFFIX)).doesNotExist();
    }

    private static int loudest(Powers powers) {
        float[] means = powers.means();
        int loudest = 0;
        for (int band = 0; band < means.length; band++) {
            loudest = means[band] > means[loudest] ? band : loudest;
        }
        return loudest;
    }
}
