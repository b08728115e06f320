package io.ripieno.models.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.interpret.Tensors;
import io.ripieno.models.train.Examples;
import io.ripieno.models.train.Field;
import io.ripieno.models.train.Loss;
import io.ripieno.models.train.Optimiser;
import io.ripieno.models.train.Row;
import io.ripieno.models.train.Schedule;
import io.ripieno.models.train.Task;
import io.ripieno.models.train.Trainer;
import io.ripieno.models.train.TrainingListener;
import io.ripieno.models.train.TrainingPlan;
import io.ripieno.models.train.TrainingRun;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A recipe with a tiny network, run end to end with several seeds. */
class SeedsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void twoSeedsGiveTwoRunsAndATableOfMeanAndDeviation() {
        assertThat(run("--seed", "5", "--seeds", "2")).isZero();

        double first = loss(5);
        double second = loss(6);
        assertThat(first).isNotEqualTo(second);
        double deviation = Math.abs(first - second) / Math.sqrt(2);
        assertThat(out.toString().strip())
                .matches("loss +" + number((first + second) / 2) + " ± " + number(deviation) + "  of " + number(first)
                        + " " + number(second));
    }

    @Test
    void aSeedGivesTheSameFiguresAloneAndAmongOthersAndAResumedRunToo() {
        assertThat(run("--seed", "5", "--seeds", "2")).isZero();
        double among = loss(5);
        out.getBuffer().setLength(0);
        assertThat(run("--seed", "5", "--seeds", "2", "--resume")).isZero();
        assertThat(loss(5)).isEqualTo(among);
        assertThat(new LineRecipe().run(5, folder.resolve("alone"), false)).isCloseTo(among, within(1e-6));
    }

    @Test
    void aRunSumsWithAsManyThreadsAsItIsGiven() {
        int before = torch.get_num_threads();
        try {
            assertThat(run("--threads", "2")).isZero();
            assertThat(torch.get_num_threads()).isEqualTo(2);
            assertThat(run("--force")).isZero();
            assertThat(torch.get_num_threads()).isEqualTo(1);
        } finally {
            Tensors.useThreads(before);
        }
    }

    @Test
    void aResumedRunSumsWithAsManyThreadsAsBeforeAndRefusesOthers() {
        int before = torch.get_num_threads();
        try {
            assertThat(run("--threads", "2")).isZero();
            Tensors.useOneThread();
            assertThat(run("--resume")).isZero();
            assertThat(torch.get_num_threads()).isEqualTo(2);
            assertThat(run("--resume", "--threads", "2")).isZero();
            assertThat(run("--resume", "--threads", "3")).isEqualTo(1);
            assertThat(err.toString())
                    .contains(
                            "The checkpoint is of a run with threads 2, not 3. Give the same or start without --resume.");
        } finally {
            Tensors.useThreads(before);
        }
    }

    /** What the run wrote into its log. */
    private double loss(long seed) {
        return new LineRecipe().run(seed, folder.resolve("seed-" + seed), true);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private int run(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "line";
        arguments[1] = "--out";
        arguments[2] = folder.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return new CommandLine(new TrainCommand(List.of(new LineRecipe())))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /** Learns the sum of two numbers with one linear layer. */
    private static final class LineRecipe implements Recipe {
        private static final Task TASK = (network, batch) -> {
            Tensor error =
                    network.run("line", Map.of("x", batch.tensor("x"))).get("y").sub(batch.tensor("y"));
            return Loss.of(torch.mul(error, error).mean(), batch.size());
        };

        @Override
        public String name() {
            return "line";
        }

        @Override
        public String summary() {
            return "adds";
        }

        @Override
        public Cost cost(RecipeSettings settings) {
            return new Cost(32, 2, 1);
        }

        @Override
        public Map<String, Double> run(RecipeSettings settings) {
            return Map.of("loss", run(settings.seed(), settings.folder(), settings.resume()));
        }

        double run(long seed, Path folder, boolean resume) {
            GraphSet network = new GraphSet();
            GraphBuilder graph = network.graph("line");
            Layers layers = new Layers(graph, new SplittableRandom(seed));
            graph.output(layers.linear("y", graph.input("x", "batch", 2), 2, 1), "batch", 1)
                    .build();
            TrainingPlan plan = TrainingPlan.of(2, 8, Optimiser.adam(0), new Schedule.Constant(0.05), seed)
                    .build();
            try {
                TrainingRun run = new Trainer(network, TASK, plan, folder, TrainingListener.SILENT)
                        .train(new Sums(32), new Sums(16), resume);
                return Objects.requireNonNull(run.reports().get(1).validation().get(Loss.NAME));
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    private record Sums(int size) implements Examples {
        @Override
        public List<Field> fields() {
            return List.of(new Field("x", 2), new Field("y", 1));
        }

        @Override
        public void read(int index, long seed, Row into) {
            SplittableRandom random = new SplittableRandom(index);
            float a = (float) random.nextDouble();
            float b = (float) random.nextDouble();
            into.put("x", a, b);
            into.put("y", a + b);
        }
    }
}
