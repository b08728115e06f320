package io.ripieno.music.metrics.latent.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.Gathering;
import io.ripieno.music.metrics.Measure;
import io.ripieno.music.metrics.MetricException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactorGatheringTest {
    private static final Measure<FactorSample, Double> MIG =
            sample -> HistogramScores.of(sample, HistogramScores.BINS).mig();
    private static final Measure<FactorSample, Double> ROBUSTNESS =
            sample -> InterventionalRobustness.of(sample, InterventionalRobustness.QUANTILE)
                    .score();
    private static final Measure<FactorSample, Double> DCI =
            sample -> Dci.of(sample, sample, 3).disentanglement();

    @Test
    void anySplitGivesWhatOneCallGives() {
        FactorSample whole = FactorTables.sample(0, 60);
        for (Measure<FactorSample, Double> measure : List.of(MIG, ROBUSTNESS, DCI)) {
            for (int cut : new int[] {1, 2, 31, 59}) {
                Gathering<FactorSample, Double> first = new Gathering<>(measure);
                Gathering<FactorSample, Double> second = new Gathering<>(measure);
                first.update(FactorTables.sample(0, cut));
                second.update(FactorTables.sample(cut, 60));
                first.merge(second);
                assertThat(first.compute()).isCloseTo(measure.of(whole), within(1e-12));
            }
        }
    }

    @Test
    void goesOnAfterItWasSentOrKeptAndForgetsWhenAsked() throws Exception {
        Gathering<FactorSample, Double> gathering = new Gathering<>(MIG);
        gathering.update(FactorTables.sample(0, 20));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(gathering);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            @SuppressWarnings("unchecked")
            Gathering<FactorSample, Double> kept = (Gathering<FactorSample, Double>) in.readObject();
            kept.update(FactorTables.sample(20, 60));
            assertThat(kept.compute()).isEqualTo(MIG.of(FactorTables.sample(0, 60)));
        }
        gathering.reset();
        assertThatThrownBy(gathering::compute)
                .isInstanceOf(MetricException.class)
                .hasMessageEndingWith("Update with at least one batch first.");
    }

    @Test
    void refusesBatchesThatDoNotGoTogether() {
        Gathering<FactorSample, Double> gathering = new Gathering<>(MIG);
        gathering.update(FactorTables.sample(0, 20));
        assertThatThrownBy(() -> gathering.update(FactorTables.grid(true)))
                .isInstanceOf(MetricException.class)
                .hasMessage("3 codes and 3 factors do not go with 4 and 2. Give all alike.");
    }
}
