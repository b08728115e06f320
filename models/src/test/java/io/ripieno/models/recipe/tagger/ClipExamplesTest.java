package io.ripieno.models.recipe.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.data.clips.ClipSource;
import io.ripieno.models.data.clips.ClipSource.Truth;
import io.ripieno.models.train.Batch;
import io.ripieno.models.train.CachedExamples;
import io.ripieno.models.train.Examples;
import io.ripieno.models.train.tagging.TaggingTask;
import io.ripieno.music.mel.FrontEnd;
import io.ripieno.music.mel.FrontEnds;
import org.junit.jupiter.api.Test;

class ClipExamplesTest {
    private static final String FRONT_END = "east-log-mel-96-16k";

    @Test
    void areThePicturesOfTheClipsAndMaskWhatIsUnknown() {
        Examples examples = new ClipExamples(new Sines(3), 10, 3, () -> FrontEnds.create(FRONT_END));
        Batch batch = new Batch(2, examples.fields());
        examples.read(1, 4, batch.row(1));

        float[] mono = new float[10 * ClipSource.SAMPLE_RATE];
        new Sines(3).read(1, 4, mono, new Truth[3]);
        int length = 96 * 500;
        float[] expected = new float[2 * length];
        FrontEnd frontEnd = FrontEnds.create(FRONT_END);
        frontEnd.extract(mono, 0, mono.length, expected, length);
        assertThat(examples.fields().get(0).shape()).containsExactly(1, 96, 500);
        assertThat(batch.values(TaggingTask.FEATURES)).isEqualTo(expected);
        assertThat(batch.values(TaggingTask.TARGETS)).containsExactly(0, 0, 0, 0, 1, 0);
        assertThat(batch.values(TaggingTask.MASK)).containsExactly(0, 0, 0, 1, 1, 0);
    }

    @Test
    void cachedOnesAreTheSameAndReadTheirSourceOnce() {
        Sines clips = new Sines(3);
        Examples cached = new CachedExamples(new ClipExamples(clips, 5, 3, () -> FrontEnds.create(FRONT_END)));
        Batch once = Batch.read(cached, new int[] {2}, 0);
        Batch twice = Batch.read(cached, new int[] {2}, 9);

        assertThat(twice.values(TaggingTask.FEATURES)).isEqualTo(once.values(TaggingTask.FEATURES));
        assertThat(once.values(TaggingTask.TARGETS)).containsExactly(1, 0, 0);
        assertThat(cached.size()).isEqualTo(3);
        assertThat(clips.reads).isEqualTo(3);
    }

    /** One sine for each clip; even clips have the first class, odd ones the second; the third is never known. */
    private static final class Sines implements ClipSource {
        private final int size;
        private int reads;

        Sines(int size) {
            this.size = size;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public void read(int index, long seed, float[] mono, Truth[] truth) {
            reads++;
            for (int i = 0; i < mono.length; i++) {
                mono[i] = (float) (0.3 * Math.sin(2 * Math.PI * (200 + 100 * index + seed) * i / SAMPLE_RATE));
            }
            truth[0] = index % 2 == 0 ? Truth.HEARD : Truth.ABSENT;
            truth[1] = index % 2 == 0 ? Truth.ABSENT : Truth.HEARD;
            truth[2] = Truth.UNKNOWN;
        }
    }
}
