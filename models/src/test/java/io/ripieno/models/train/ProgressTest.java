package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final String NETWORK = "4 weights";

    @Test
    void anEpochWithoutANumberIsNeverTheBestWhereTheLowestIs() {
        Progress progress = progress(plan().build(), Criterion.lowest("error"));
        assertThat(progress.epochEnded(figures(1, Double.NaN))).isFalse();
        assertThat(progress.bestEpoch()).isZero();
        assertThat(progress.epochEnded(figures(1, 0.5))).isTrue();
        assertThat(progress.epochEnded(figures(1, Double.NaN))).isFalse();
        assertThat(progress.epochEnded(figures(1, 0.6))).isFalse();
        assertThat(progress.bestEpoch()).isEqualTo(2);
    }

    @Test
    void anEpochWithoutANumberIsNeverTheBestWhereTheHighestIs() {
        Progress progress = progress(plan().build(), Criterion.highest("error"));
        assertThat(progress.epochEnded(figures(1, Double.NaN))).isFalse();
        assertThat(progress.epochEnded(figures(1, 0.5))).isTrue();
        assertThat(progress.epochEnded(figures(1, 0.6))).isTrue();
        assertThat(progress.bestEpoch()).isEqualTo(3);
    }

    @Test
    void theLastEpochIsKeptWhereThePlanSaysSo() {
        TrainingPlan plan = plan().departures(Departures.NONE.keepingLast()).build();
        Progress progress = progress(plan, Criterion.lowest("error"));
        assertThat(progress.epochEnded(figures(1, 0.5))).isTrue();
        assertThat(progress.epochEnded(figures(1, 0.9))).isTrue();
        assertThat(progress.bestEpoch()).isEqualTo(2);
    }

    @Test
    void aCheckpointWhoseBestIsNotANumberIsGoneOnWithAsIfThereWereNone() {
        Map<String, String> state = state();
        state.put("best", "NaN");
        state.put("best.epoch", "1");
        Progress progress = progress(plan().build(), Criterion.lowest("error"));
        progress.restore(new Checkpoint(state, Map.of()));

        assertThat(progress.bestEpoch()).isZero();
        assertThat(progress.epochEnded(figures(1, 7))).isTrue();
    }

    @Test
    void refusesWhatWouldGiveOtherWeights() {
        Checkpoint checkpoint = new Checkpoint(state(), Map.of());
        refuses(checkpoint, plan().clip(GradientClip.byNorm(1)).build(), NETWORK, "clip");
        refuses(checkpoint, plan().groups(ParameterGroup.frozen("a.*")).build(), NETWORK, "groups");
        refuses(checkpoint, plan().calibration(Calibration.atEnd(3)).build(), NETWORK, "calibration");
        refuses(checkpoint, plan().departures(Departures.NONE.keepingLast()).build(), NETWORK, "departures");
        refuses(checkpoint, plan().build(), "5 weights", "network 4 weights, not 5 weights");
        Schedule other = new Schedule.Constant(0.5);
        refuses(checkpoint, TrainingPlan.of(4, 8, Optimiser.adam(0), other, 1).build(), NETWORK, "schedule");
        progress(plan().stopPatience(3).build(), Criterion.lowest("error")).restore(checkpoint);
    }

    @Test
    void whatAnOldCheckpointDoesNotTellIsNotCompared() {
        Map<String, String> state = state();
        state.keySet().removeAll(List.of("schedule", "groups", "clip", "calibration", "departures", "network"));
        TrainingPlan plan = plan().clip(GradientClip.byNorm(1)).build();
        Progress progress = new Progress(plan, Criterion.lowest("error"), 10, "5 weights", 1);
        progress.restore(new Checkpoint(state, Map.of()));

        assertThat(progress.epoch()).isEqualTo(1);
    }

    @Test
    void anOldCheckpointIsOfOneThread() {
        Map<String, String> state = state();
        state.remove("threads");
        Checkpoint old = new Checkpoint(state, Map.of());
        progress(plan().build(), Criterion.lowest("error")).restore(old);

        Progress two = new Progress(plan().build(), Criterion.lowest("error"), 10, NETWORK, 2);
        assertThatThrownBy(() -> two.restore(old))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("threads 1, not 2");
    }

    private static void refuses(Checkpoint checkpoint, TrainingPlan plan, String network, String message) {
        Progress progress = new Progress(plan, Criterion.lowest("error"), 10, network, 1);
        assertThatThrownBy(() -> progress.restore(checkpoint))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("--resume");
    }

    private static Map<String, String> state() {
        Progress progress = progress(plan().build(), Criterion.lowest("error"));
        progress.epochEnded(figures(1, 0.5));
        return new LinkedHashMap<>(progress.state());
    }

    private static Map<String, Double> figures(double loss, double error) {
        return Map.of("loss", loss, "error", error);
    }

    private static Progress progress(TrainingPlan plan, Criterion criterion) {
        return new Progress(plan, criterion, 10, NETWORK, 1);
    }

    private static TrainingPlan.Builder plan() {
        return TrainingPlan.of(4, 8, Optimiser.adam(0), new Schedule.Constant(0.1), 1);
    }
}
