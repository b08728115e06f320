package io.ripieno.models.data.clips;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.data.clips.ClipSource.Truth;
import io.ripieno.models.data.phrase.Instrument;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerClipsTest {
    private static final int SAMPLES = 4 * ClipSource.SAMPLE_RATE;

    @TempDir
    static Path folder;

    private static StemLibrary library;

    @BeforeAll
    static void render() throws Exception {
        library = SineLibrary.build(folder, SineLibrary.keys(8));
        library.preparePowers();
    }

    @Test
    void areTheSameForTheSameSeedAndNewForAnother() {
        float[] first = picture(clips(ClipManner.ANY, 3), 2, 5, truth());
        float[] again = picture(clips(ClipManner.ANY, 3), 2, 5, truth());
        float[] later = picture(clips(ClipManner.ANY, 3), 2, 6, truth());
        float[] other = picture(clips(ClipManner.ANY, 4), 2, 5, truth());

        assertThat(again).isEqualTo(first);
        assertThat(later).isNotEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void haveAloneOrTogetherWhoTheMannerSays() {
        assertThat(alone(ClipManner.ANY)).isBetween(15, 60);
        assertThat(alone(ClipManner.ENSEMBLE)).isLessThan(alone(ClipManner.ANY));
    }

    @Test
    void hearWhoIsHeardWhenTheSameStemsAreMixedAsSounds() {
        ClipPlanner planner = new ClipPlanner(library, Map.of(), ClipManner.ENSEMBLE);
        PowerClips powers = new PowerClips(library, 40, 1, Map.of(), ClipManner.ENSEMBLE, BandTimbre.NONE);
        int same = 0;
        int all = 0;
        for (int i = 0; i < powers.size(); i++) {
            Truth[] asPowers = truth();
            picture(powers, i, 0, asPowers);
            ClipPlan plan = planner.plain(PowerClips.dice(1, 0, i), SAMPLES);
            Truth[] asSounds = truth();
            ClipMixer.truth(ClipMixer.stems(plan, SAMPLES), plan, asSounds);
            for (Instrument instrument : Instrument.values()) {
                same += asPowers[instrument.ordinal()] == asSounds[instrument.ordinal()] ? 1 : 0;
                all++;
            }
        }
        assertThat((double) same / all).isGreaterThan(0.97);
    }

    private static int alone(ClipManner manner) {
        int alone = 0;
        for (int i = 0; i < 100; i++) {
            Truth[] truth = truth();
            for (float value : picture(clips(manner, 1), i, 0, truth)) {
                assertThat(value).isFinite();
            }
            alone += Arrays.stream(truth).filter(Truth.HEARD::equals).count() == 1 ? 1 : 0;
        }
        return alone;
    }

    private static PowerClips clips(ClipManner manner, long seed) {
        return new PowerClips(library, 100, seed, Map.of(), manner, BandTimbre.STRONG);
    }

    private static Truth[] truth() {
        return new Truth[Instrument.values().length];
    }

    private static float[] picture(PowerClips clips, int index, long seed, Truth[] truth) {
        float[] picture = new float[PowerClips.frames(SAMPLES) * PowerClips.BANDS];
        clips.read(index, seed, SAMPLES, picture, 0, truth);
        return picture;
    }
}
