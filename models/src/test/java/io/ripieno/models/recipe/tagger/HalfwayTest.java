package io.ripieno.models.recipe.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Weight;
import io.ripieno.models.network.tagging.MobileFcn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class HalfwayTest {
    private static final float BEGUN = 1;
    private static final float ENDED = 4;

    private final GraphSet network = new MobileFcn(2, 96).build(1);

    @Test
    void isTheMeanOfBothAndKeptEvenIfALittleWorse() throws InterruptedException {
        List<Float> judged = new ArrayList<>();
        assertThat(settle(0.7, 0.698, judged)).isTrue();
        assertThat(weight()).isEqualTo(2.5f);
        assertThat(judged)
                .as("first the trained one, then the mean, which was prepared")
                .containsExactly(4f, -2.5f, 2.5f);
    }

    @Test
    void isGivenUpIfItDoesMuchWorse() throws InterruptedException {
        assertThat(settle(0.7, 0.69, new ArrayList<>())).isFalse();
        assertThat(weight()).isEqualTo(ENDED);
    }

    private boolean settle(double ended, double halfway, List<Float> seen) throws InterruptedException {
        set(BEGUN);
        Halfway beginning = Halfway.from(network);
        set(ENDED);
        Iterator<Double> figures = List.of(ended, halfway).iterator();
        return beginning.settle(network, () -> seen.add(-weight()), () -> {
            seen.add(weight());
            return figures.next();
        });
    }

    private float weight() {
        return first().values()[0];
    }

    private Weight first() {
        return network.weights().iterator().next();
    }

    private void set(float value) {
        float[] all = first().values().clone();
        Arrays.fill(all, value);
        first().set(all);
    }
}
