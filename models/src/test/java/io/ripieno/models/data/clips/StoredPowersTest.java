package io.ripieno.models.data.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.mel.EastFrontEnd;
import io.ripieno.music.mel.EastSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static int loudest(Powers powers) {
        float[] means = powers.means();
        int loudest = 0;
        for (int band = 0; band < means.length; band++) {
            loudest = means[band] > means[loudest] ? band : loudest;
        }
        return loudest;
    }
}
