package io.ripieno.models.data.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.models.data.clips.ClipSource.Truth;
import io.ripieno.models.data.phrase.Instrument;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnClipsTest {
    private static final int SAMPLES = ClipSource.SAMPLE_RATE;

    @TempDir
    static Path folder;

    private static StemLibrary library;

    @BeforeAll
    static void render() throws Exception {
        library = SineLibrary.build(folder, SineLibrary.keys(8));
    }

    @Test
    void areTheSameForTheSameSeedAndNewForAnother() {
        float[] first = read(new DrawnClips(library, 4, 3), 2, 5, truth());
        float[] again = read(new DrawnClips(library, 4, 3), 2, 5, truth());
        float[] later = read(new DrawnClips(library, 4, 3), 2, 6, truth());
        float[] other = read(new DrawnClips(library, 4, 4), 2, 5, truth());

        assertThat(again).isEqualTo(first);
        assertThat(later).isNotEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void haveOneToSixInstrumentsAndEveryOneOfTheLibrarySometimes() {
        DrawnClips clips = new DrawnClips(library, 100, 1);
        Set<Instrument> heard = EnumSet.noneOf(Instrument.class);
        int alone = 0;
        for (int i = 0; i < clips.size(); i++) {
            Truth[] truth = truth();
            float[] mono = read(clips, i, 0, truth);
            long count = Arrays.stream(truth).filter(Truth.HEARD::equals).count();
            assertThat(count).isLessThanOrEqualTo(6);
            assertThat(Levels.peak(mono)).isBetween(1e-4f, 2f);
            alone += count == 1 ? 1 : 0;
            for (Instrument instrument : Instrument.values()) {
                if (truth[instrument.ordinal()] == Truth.HEARD) {
                    heard.add(instrument);
                    assertThat(library.stems(instrument)).isNotEmpty();
                }
            }
        }
        assertThat(alone).isBetween(10, 60);
        for (Instrument instrument : Instrument.values()) {
            assertThat(heard.contains(instrument))
                    .as(instrument.label())
                    .isEqualTo(!library.stems(instrument).isEmpty());
        }
    }

    @Test
    void haveAnInstrumentOfMoreWeightMoreOften() {
        Instrument often = Instrument.values()[0];
        for (Instrument instrument : Instrument.values()) {
            often = library.stems(instrument).isEmpty() ? often : instrument;
        }
        assertThat(heard(often, Map.of(often, 8.0))).isGreaterThan(heard(often, Map.of()) + 10);
    }

    private static int heard(Instrument instrument, Map<Instrument, Double> weights) {
        DrawnClips clips = new DrawnClips(library, 60, 1, weights);
        int count = 0;
        for (int i = 0; i < clips.size(); i++) {
            Truth[] truth = truth();
            read(clips, i, 0, truth);
            count += truth[instrument.ordinal()] == Truth.HEARD ? 1 : 0;
        }
        return count;
    }

    @Test
    void refuseAnIndexThatTheyDoNotHave() {
        assertThatThrownBy(() -> read(new DrawnClips(library, 4, 3), 4, 0, truth()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4");
    }

    private static Truth[] truth() {
        return new Truth[Instrument.values().length];
    }

    private static float[] read(DrawnClips clips, int index, long seed, Truth[] truth) {
        float[] mono = new float[SAMPLES];
        clips.read(index, seed, mono, truth);
        return mono;
    }
}
