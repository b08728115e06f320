package io.ripieno.models.data.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BiquadTest {
    private static final List<Biquad> FILTERS = List.of(
            Biquad.highShelf(16_000, 900, -9),
            Biquad.peak(16_000, 440, 8, 3),
            Biquad.lowPass(16_000, 2500),
            Biquad.highPass(16_000, 70));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void severalTogetherGiveWhatOneAfterTheOtherGives(int filters) {
        SplittableRandom random = new SplittableRandom(1);
        float[] together = new float[500];
        for (int i = 0; i < 300; i++) {
            together[i] = (float) random.nextDouble(-1, 1);
        }
        float[] each = together.clone();
        FILTERS.subList(0, filters).forEach(filter -> filter.apply(each));

        Biquad.apply(FILTERS.subList(0, filters), together);

        assertThat(together).isEqualTo(each);
    }
}
