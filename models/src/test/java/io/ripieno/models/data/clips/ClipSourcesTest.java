package io.ripieno.models.data.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.models.data.phrase.Instrument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipSourcesTest {
    @TempDir
    static Path folder;

    private static ClipSources sources;

    private final float[] clip = new float[ClipSource.SAMPLES];
    private final float[] targets = new float[18];

    @BeforeAll
    static void writeTones() throws IOException {
        sources = new ClipSources(ToneLibrary.write(folder));
    }

    /** The amplitude of a frequency in the whole clip, by Goertzel's recursion. */
    private static double amplitude(float[] clip, double hertz) {
        double twice = 2 * Math.cos(2 * Math.PI * hertz / ClipSource.SAMPLE_RATE);
        double last = 0;
        double beforeLast = 0;
        for (float sample : clip) {
            double next = sample + twice * last - beforeLast;
            beforeLast = last;
            last = next;
        }
        double power = last * last + beforeLast * beforeLast - twice * last * beforeLast;
        return 2 * Math.sqrt(Math.max(0, power)) / clip.length;
    }

    @Test
    void aTargetIsOneExactlyWhereTheInstrumentSounds() {
        ClipSource source = sources.validation();
        for (int index = 0; index < 60; index++) {
            source.read(index, 0, clip, targets);
            double loudest = 0;
            for (Instrument instrument : Instrument.values()) {
                loudest = Math.max(loudest, amplitude(clip, ToneLibrary.hertz(instrument)));
            }
            for (Instrument instrument : Instrument.values()) {
                boolean sounds = amplitude(clip, ToneLibrary.hertz(instrument)) > 0.02 * loudest;
                assertThat(targets[instrument.ordinal()])
                        .as("%s in clip %s", instrument, index)
                        .isEqualTo(sounds ? 1f : 0f);
            }
        }
    }

    @Test
    void whatSoundsForASecondOnlyIsNeverATarget() {
        ClipSource source = sources.train(1, 300);
        for (int index = 0; index < 150; index++) {
            source.read(index, 0, clip, targets);
            assertThat(targets[Instrument.BANJO.ordinal()]).isZero();
            assertThat(targets).contains(1f);
        }
    }

    @Test
    void everyOtherInstrumentIsHeardAboutAsOftenAndAThirdOfTheClipsHaveOne() {
        int[] counts = new int[18];
        int alone = 0;
        ClipSource source = sources.test();
        for (int index = 0; index < 360; index++) {
            source.read(index, 0, clip, targets);
            int heard = 0;
            for (int i = 0; i < 18; i++) {
                counts[i] += (int) targets[i];
                heard += (int) targets[i];
            }
            alone += heard == 1 ? 1 : 0;
        }
        for (Instrument instrument : Instrument.values()) {
            if (instrument != Instrument.BANJO) {
                assertThat(counts[instrument.ordinal()]).as(instrument.label()).isBetween(30, 110);
            }
        }
        assertThat(alone).isBetween(90, 170);
    }

    @Test
    void theSameIndexAndSeedGiveTheSameClipAndAnotherEpochAnother() {
        ClipSource source = sources.train(5, 10);
        float[] again = new float[ClipSource.SAMPLES];
        source.read(3, 1, clip, targets);
        sources.train(5, 10).read(3, 1, again, targets);
        assertThat(again).isEqualTo(clip);
        source.read(3, 2, again, targets);
        assertThat(again).isNotEqualTo(clip);
        sources.train(6, 10).read(3, 1, again, targets);
        assertThat(again).isNotEqualTo(clip);
    }

    @Test
    void clipsForMeasuringStayTheSameWhateverTheSeed() {
        float[] again = new float[ClipSource.SAMPLES];
        sources.validation().read(7, 1, clip, targets);
        sources.validation().read(7, 2, again, targets);
        assertThat(again).isEqualTo(clip);
        sources.test().read(7, 1, again, targets);
        assertThat(again).isNotEqualTo(clip);
        assertThat(sources.test().size()).isEqualTo(720);
    }

    @Test
    void trainingClipsComeQuietAndLoudAndNeverOverFullScale() {
        ClipSource source = sources.train(1, 200);
        double quietest = 1;
        double loudest = 0;
        for (int index = 0; index < 100; index++) {
            source.read(index, 9, clip, targets);
            float peak = Levels.peak(clip);
            assertThat(peak).isLessThanOrEqualTo(1f);
            quietest = Math.min(quietest, peak);
            loudest = Math.max(loudest, peak);
        }
        assertThat(quietest).isBetween(0.01, 0.05);
        assertThat(loudest).isGreaterThan(0.9);
    }

    @Test
    void arraysOfAnotherLengthAndClipsThatAreNotThereAreRefused() {
        ClipSource source = sources.validation();
        assertThatThrownBy(() -> source.read(0, 0, new float[5], targets)).hasMessageContaining("160000");
        assertThatThrownBy(() -> source.read(720, 0, clip, targets)).hasMessageContaining("There is no clip 720");
    }

    @Test
    void aDamagedLibraryIsNotOpened(@TempDir Path other) throws IOException {
        Provenance provenance = ToneLibrary.write(other).provenance();
        Files.write(StemLibrary.file(other, Split.TEST, Instrument.BANJO), new byte[7]);
        assertThatThrownBy(() -> StemLibrary.open(other, provenance))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("test-banjo.pcm")
                .hasMessageContaining("render it again");
    }
}
