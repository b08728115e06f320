package io.ripieno.models.recipe.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.data.clips.BandTimbre;
import io.ripieno.models.data.clips.ClipManner;
import io.ripieno.models.data.clips.ClipSource;
import io.ripieno.models.data.clips.ClipSource.Truth;
import io.ripieno.models.data.clips.PowerClips;
import io.ripieno.models.data.clips.SineLibrary;
import io.ripieno.models.data.clips.StemLibrary;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.train.Batch;
import io.ripieno.models.train.Examples;
import io.ripieno.models.train.tagging.TaggingTask;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerExamplesTest {
    private static final int SECONDS = 4;
    private static final int CLASSES = Instrument.values().length;

    @TempDir
    Path folder;

    @Test
    void areTheClipsWithTheirTruthAndMaskWhatIsUnknown() throws Exception {
        StemLibrary library = SineLibrary.build(folder, SineLibrary.keys(3));
        ClipManner someTooSoft = new ClipManner(0, 0.5, 0, 0, 0, 50);
        PowerClips clips = new PowerClips(library, 9, 1, Map.of(), someTooSoft, BandTimbre.STRONG);
        Examples examples = new PowerExamples(clips, SECONDS, CLASSES);
        int samples = SECONDS * ClipSource.SAMPLE_RATE;
        int length = PowerClips.BANDS * PowerClips.frames(samples);
        assertThat(examples.size()).isEqualTo(9);
        assertThat(examples.fields().get(0).shape()).containsExactly(1, 96, 200);
        Set<Truth> seen = EnumSet.noneOf(Truth.class);

        for (int index = 0; index < examples.size(); index++) {
            Batch batch = new Batch(2, examples.fields());
            examples.read(index, 4, batch.row(1));

            float[] picture = new float[2 * length];
            Truth[] truth = new Truth[CLASSES];
            clips.read(index, 4, samples, picture, length, truth);
            assertThat(batch.values(TaggingTask.FEATURES)).isEqualTo(picture);
            float[] targets = new float[2 * CLASSES];
            float[] mask = new float[2 * CLASSES];
            for (int each = 0; each < CLASSES; each++) {
                targets[CLASSES + each] = truth[each] == Truth.HEARD ? 1 : 0;
                mask[CLASSES + each] = truth[each] == Truth.UNKNOWN ? 0 : 1;
            }
            assertThat(batch.values(TaggingTask.TARGETS)).isEqualTo(targets);
            assertThat(batch.values(TaggingTask.MASK)).isEqualTo(mask);
            assertThat(truth).contains(Truth.HEARD);
            seen.addAll(List.of(truth));
        }
        assertThat(seen).containsOnly(Truth.values());
    }
}
