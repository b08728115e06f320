package io.ripieno.models.recipe.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.data.clips.ClipSource;
import io.ripieno.models.train.Examples;
import io.ripieno.music.mel.FrontEnd;
import io.ripieno.music.mel.FrontEnds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClipExamplesTest {
    private static final String FRONT_END = "east-log-mel-96-16k";
    private static final int LENGTH = 96 * 500;
    private static final int AT = 7;

    @Test
    void areThePicturesOfTheClipsWithAllTargetsKnown() {
        Examples examples = new ClipExamples(new Sines(3), 2, FrontEnds.create(FRONT_END));
        float[] features = new float[LENGTH + AT];
        float[] targets = new float[5];
        float[] mask = new float[5];
        examples.read(1, 4, features, AT, targets, mask, 2);

        float[] mono = new float[ClipSource.SAMPLES];
        new Sines(3).read(1, 4, mono, new float[2]);
        float[] expected = new float[LENGTH];
        FrontEnd frontEnd = FrontEnds.create(FRONT_END);
        frontEnd.extract(mono, 0, mono.length, expected, 0);
        assertThat(examples.shape()).containsExactly(1, 96, 500);
        assertThat(Arrays.copyOfRange(features, AT, AT + LENGTH)).isEqualTo(expected);
        assertThat(targets).containsExactly(0, 0, 0, 1, 0);
        assertThat(mask).containsExactly(0, 0, 1, 1, 0);
    }

    @Test
    void cachedOnesAreTheSameAndReadTheirSourceOnce() {
        Sines clips = new Sines(3);
        Examples cached = new CachedExamples(new ClipExamples(clips, 2, FrontEnds.create(FRONT_END)));
        float[] once = new float[LENGTH];
        float[] twice = new float[LENGTH];
        float[] targets = new float[2];
        cached.read(2, 0, once, 0, targets, new float[2], 0);
        cached.read(2, 9, twice, 0, new float[2], new float[2], 0);

        assertThat(twice).isEqualTo(once);
        assertThat(targets).containsExactly(1, 0);
        assertThat(cached.size()).isEqualTo(3);
        assertThat(clips.reads).isEqualTo(3);
    }

    /** One sine for each clip; even clips have the first class, odd ones the second. */
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
        public void read(int index, long seed, float[] mono, float[] targets) {
            reads++;
            for (int i = 0; i < mono.length; i++) {
                mono[i] = (float) (0.3 * Math.sin(2 * Math.PI * (200 + 100 * index + seed) * i / SAMPLE_RATE));
            }
            targets[0] = index % 2 == 0 ? 1 : 0;
            targets[1] = 1 - targets[0];
        }
    }
}
