package io.ripieno.music.metrics.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.music.metrics.Gathering;
import io.ripieno.music.metrics.MetricException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class LatentGatheringTest {
    private static final Disentanglement ALL =
            new Disentanglement(EnumSet.allOf(LatentMeasure.class), LatentSettings.CONTINUOUS);
    private static final double[][] Z = SpecificationData.latents(30, 4);
    private static final double[][] A = SpecificationData.latents(30, 2);

    @Test
    void anySplitGivesWhatOneCallGives() {
        LatentScores whole = ALL.of(LatentSample.of(Z, A));
        for (int cut = 1; cut < 30; cut += 5) {
            Gathering<LatentSample, LatentScores> first = new Gathering<>(ALL);
            first.update(part(0, cut / 2 + 1));
            if (cut / 2 + 1 < cut) {
                first.update(part(cut / 2 + 1, cut));
            }
            Gathering<LatentSample, LatentScores> second = new Gathering<>(ALL);
            second.update(part(cut, 30));
            first.merge(second);

            assertSame(first.compute(), whole);
            assertThat(second.compute()).isNotNull();
        }
    }

    @Test
    void goesOnAfterItWasSentOrKept() throws IOException, ClassNotFoundException {
        Gathering<LatentSample, LatentScores> gathering = new Gathering<>(ALL);
        gathering.update(part(0, 11));
        Gathering<LatentSample, LatentScores> kept = restored(gathering);
        kept.update(part(11, 30));

        assertSame(kept.compute(), ALL.of(LatentSample.of(Z, A)));
        Gathering<Traversal, WalkScores> walks = new Gathering<>(new Interpolatability(LiadSettings.DEFAULT));
        walks.update(SpecificationData.curves());
        assertThat(restored(walks).compute().of(WalkMeasure.SMOOTHNESS))
                .isDeepEqualTo(walks.compute().of(WalkMeasure.SMOOTHNESS));
    }

    @Test
    void resetForgetsEverythingAndMergeWithItselfDoubles() {
        Gathering<LatentSample, LatentScores> gathering = new Gathering<>(ALL);
        gathering.update(part(0, 20));
        gathering.reset();
        assertThatThrownBy(gathering::compute)
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("Nothing was taken in");

        Gathering<Traversal, WalkScores> walks =
                new Gathering<>(new Interpolatability(LiadSettings.DEFAULT.withReduction(Reduction.NONE)));
        walks.update(SpecificationData.curves());
        walks.merge(walks);
        assertThat(walks.compute().of(WalkMeasure.MONOTONICITY)).hasNumberOfRows(8);
    }

    @Test
    void refusesBatchesThatDoNotGoTogether() {
        Gathering<LatentSample, LatentScores> gathering = new Gathering<>(ALL);
        gathering.update(part(0, 20));
        assertThatThrownBy(() -> gathering.update(LatentSample.of(SpecificationData.latents(5, 3), new double[5])))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("3 dimensions and 1 attributes does not go with those of 4 and 2");
        Gathering<Traversal, WalkScores> walks = new Gathering<>(new Interpolatability(LiadSettings.DEFAULT));
        walks.update(SpecificationData.curves());
        assertThatThrownBy(() -> walks.update(SpecificationData.powers(1)))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("16 points");
    }

    private static LatentSample part(int from, int to) {
        return LatentSample.of(Arrays.copyOfRange(Z, from, to), Arrays.copyOfRange(A, from, to));
    }

    private static void assertSame(LatentScores scores, LatentScores expected) {
        expected.values()
                .forEach((measure, values) -> assertThat(scores.of(measure)).containsExactly(values));
    }

    @SuppressWarnings("unchecked")
    private static <T> T restored(T value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}
