package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.interpret.Tensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run keeps, and what it says, when something goes wrong. */
class FailureTest {
    private static final int BATCHES = 5;

    @TempDir
    Path folder;

    @BeforeAll
    static void useOneThread() {
        Tensors.useOneThread();
    }

    /** Multiplies the loss of a certain step. */
    private record Spoilt(long step, double factor) implements Task {
        @Override
        public Loss loss(Pass network, Batch batch) {
            Loss loss = TinyTraining.TASK.loss(network, batch);
            return network.step() == step
                    ? Loss.of(loss.mean().mul(new Scalar(factor)), batch.size())
                    : Loss.of(loss.mean(), batch.size());
        }
    }

    @Test
    void aLossThatIsNotFiniteMovesNothingAndTheCheckpointIsTheStepBefore() throws Exception {
        assertThatThrownBy(() -> train(new Spoilt(7, Double.NaN), savedEachStep(), false))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("At step 8 the loss is NaN")
                .hasMessageContaining("Lower the learning rate 0.01");
        assertGoodStateOfStep(7);
    }

    /** The root of 0 times the weights: the loss is finite and its gradient is not. */
    @Test
    void gradientsThatAreNotFiniteMoveNothingWhereTheLossIsFinite() throws Exception {
        Task root = (network, batch) -> {
            Tensor loss = TinyTraining.TASK.loss(network, batch).mean();
            return network.step() == 3
                    ? Loss.of(torch.sqrt(loss.mul(new Scalar(0.0))), batch.size())
                    : Loss.of(loss, batch.size());
        };
        assertThatThrownBy(() -> train(root, savedEachStep(), false))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("At step 4 the loss is 0.0 and the gradients' norm NaN");
        assertGoodStateOfStep(3);
    }

    private void assertGoodStateOfStep(int step) {
        Checkpoint kept = Checkpoint.read(folder.resolve("last.checkpoint"));
        assertThat(kept.fact("step")).isEqualTo(Integer.toString(step));
        kept.arrays().values().forEach(values -> {
            for (float value : values) {
                assertThat(value).isFinite();
            }
        });
    }

    @Test
    void saysSoIfNoEpochCouldBeJudged() {
        Task unjudged = new Task() {
            @Override
            public Loss loss(Pass network, Batch batch) {
                return TinyTraining.TASK.loss(network, batch);
            }

            @Override
            public Review review() {
                return new Review() {
                    @Override
                    public void add(Pass network, Batch batch) {}

                    @Override
                    public Map<String, Double> figures() {
                        return Map.of(Loss.NAME, 1.0, "mAP", Double.NaN);
                    }
                };
            }

            @Override
            public Criterion best() {
                return Criterion.highest("mAP");
            }
        };
        assertThatThrownBy(() -> train(unjudged, plan().build(), false))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("In none of 2 epochs the validation's mAP was a number");
    }

    @Test
    void refusesTheCheckpointOfAnotherNetworkAndOfAnOldOneByItsArrays() throws Exception {
        train(TinyTraining.TASK, plan().build(), false);
        Path file = folder.resolve("last.checkpoint");
        Checkpoint whole = Checkpoint.read(file);
        rewrite(file, whole, "network", "9 weights of 3 numbers (00000000)");
        assertThatThrownBy(() -> train(TinyTraining.TASK, plan().build(), true))
                .hasMessageContaining("network 9 weights of 3 numbers (00000000), not 4 weights of 49 numbers");

        for (String array : List.of("weight/y.weight", "first/y.weight", "average/y.weight")) {
            Map<String, String> facts = new LinkedHashMap<>(whole.facts());
            facts.remove("network");
            Map<String, float[]> arrays = new LinkedHashMap<>(whole.arrays());
            arrays.put(array, new float[3]);
            new Checkpoint(facts, arrays).write(file);
            assertThatThrownBy(() -> train(TinyTraining.TASK, plan().build(), true))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining(array + " has 3 numbers, and the network wants 8");
        }
    }

    @Test
    void aLostOrDamagedLogIsMadeAnewFromTheCheckpoint() throws Exception {
        TrainingRun run = train(TinyTraining.TASK, plan().build(), false);
        Path log = folder.resolve("log.csv");
        String written = Files.readString(log);

        Files.delete(log);
        assertThat(train(TinyTraining.TASK, plan().build(), true).reports()).hasSize(2);
        assertThat(log).hasContent(written);
        Files.writeString(log, written.substring(0, written.length() - 30) + "no number");
        assertThat(train(TinyTraining.TASK, plan().build(), true).bestEpoch()).isEqualTo(run.bestEpoch());
        assertThat(log).hasContent(written);
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void anOldCheckpointNeedsItsLogAndSaysWhatToDoWithoutIt() throws Exception {
        train(TinyTraining.TASK, plan().build(), false);
        Path file = folder.resolve("last.checkpoint");
        Checkpoint whole = Checkpoint.read(file);
        Map<String, String> facts = new LinkedHashMap<>(whole.facts());
        facts.keySet().removeIf(name -> name.startsWith("log"));
        new Checkpoint(facts, whole.arrays()).write(file);
        Path log = folder.resolve("log.csv");

        assertThat(train(TinyTraining.TASK, plan().build(), true).reports()).hasSize(2);
        new Checkpoint(facts, whole.arrays()).write(file);
        Files.writeString(log, Files.readString(log) + "3,oops");
        assertThatThrownBy(() -> train(TinyTraining.TASK, plan().build(), true))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("log.csv")
                .hasMessageContaining("3,oops")
                .hasMessageContaining("empty file");
        Files.writeString(log, "");
        assertThat(train(TinyTraining.TASK, plan().build(), true).reports()).isEmpty();
    }

    @Test
    void refusesExamplesThatMakeNoBatch() {
        TrainingPlan plan =
                plan().departures(Departures.NONE.droppingPartialBatch()).build();
        assertThatThrownBy(() -> new Trainer(
                                TinyTraining.network(false), TinyTraining.TASK, plan, folder, TrainingListener.SILENT)
                        .train(TinyTraining.points(7), TinyTraining.points(4), false))
                .hasMessageContaining("Of 7 examples no batch of 8 comes");
    }

    private static void rewrite(Path file, Checkpoint whole, String fact, String value) {
        Map<String, String> facts = new LinkedHashMap<>(whole.facts());
        facts.put(fact, value);
        new Checkpoint(facts, whole.arrays()).write(file);
    }

    private static TrainingPlan.Builder plan() {
        return TrainingPlan.of(2, 8, Optimiser.adam(0), new Schedule.Constant(0.01), 3)
                .averageDecay(0.5);
    }

    private static TrainingPlan savedEachStep() {
        return plan().savePoints(new SavePoints(1, Duration.ZERO)).build();
    }

    private TrainingRun train(Task task, TrainingPlan plan, boolean resume) throws InterruptedException {
        GraphSet network = TinyTraining.network(false);
        return new Trainer(network, task, plan, folder, TrainingListener.SILENT)
                .train(TinyTraining.points(8 * BATCHES), TinyTraining.points(8), resume);
    }
}
