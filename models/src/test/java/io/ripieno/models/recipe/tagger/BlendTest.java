package io.ripieno.models.recipe.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.train.Batch;
import io.ripieno.models.train.Examples;
import io.ripieno.models.train.Field;
import io.ripieno.models.train.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlendTest {
    @Test
    void readsEachExampleFromOneOfTheSourcesByTheirShares() {
        Blend blend = new Blend(List.of(
                new Blend.Part(0.75, new Same(400, 1)),
                new Blend.Part(0, new Same(400, 5)),
                new Blend.Part(0.25, new Same(400, 2))));
        int first = 0;
        for (int i = 0; i < blend.size(); i++) {
            float value = read(blend, i, 7);
            assertThat(value).isIn(1f, 2f).isEqualTo(read(blend, i, 7));
            first += value == 1 ? 1 : 0;
        }
        assertThat(first).isBetween(260, 340);
    }

    @Test
    void joinedExamplesFollowEachOther() {
        Joined joined = new Joined(new Same(2, 1), new Same(3, 2));
        assertThat(joined.size()).isEqualTo(5);
        assertThat(read(joined, 1, 0)).isEqualTo(1);
        assertThat(read(joined, 2, 0)).isEqualTo(2);
    }

    @Test
    void mixturesSayWhatTheyAre() {
        assertThat(Mixture.BROAD.describe()).startsWith("10 % mixed as sounds").contains("60 %");
        assertThat(Mixture.NEAR.describe()).contains("75 %");
    }

    private static float read(Examples examples, int index, long seed) {
        Batch batch = new Batch(1, examples.fields());
        examples.read(index, seed, batch.row(0));
        return batch.values("value")[0];
    }

    private record Same(int size, float value) implements Examples {
        @Override
        public List<Field> fields() {
            return List.of(new Field("value", 1));
        }

        @Override
        public void read(int index, long seed, Row into) {
            into.put("value", new float[] {value});
        }
    }
}
