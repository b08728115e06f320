package io.ripieno.models.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void listsTheRecipesWithTheirCost() {
        assertThat(run("--list")).isZero();
        assertThat(out.toString()).contains("instrument-tagger").containsPattern("clips x \\d+ epochs x \\d+ ms");
    }

    @Test
    void refusesAnUnknownRecipeByName() {
        assertThat(run("harp-tuner")).isEqualTo(2);
        assertThat(err.toString()).contains("harp-tuner").contains("instrument-tagger");
    }

    @Test
    void refusesToRunWithoutARecipe() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("No recipe was named");
    }

    @Test
    void refusesMoreThanTwoHoursUnlessForced() {
        assertThat(run("instrument-tagger", "--epochs", "500", "--out", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("more than 2 hours").contains("--force");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesToReplaceARun() throws Exception {
        Files.createFile(folder.resolve("last.checkpoint"));

        assertThat(run("instrument-tagger", "--out", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("holds a run already").contains("--resume");
    }

    @Test
    void countsTheCostOfAllSeedsAndRefusesToReplaceAnyOfTheirRuns() throws Exception {
        assertThat(new Cost(1000, 10, 72).times(3).describe())
                .isEqualTo("1000 clips x 10 epochs x 72 ms x 3 runs = 36 minutes on one core");
        Files.createDirectories(folder.resolve("seed-6"));
        Files.createFile(folder.resolve("seed-6").resolve("last.checkpoint"));

        assertThat(run("instrument-tagger", "--seed", "5", "--seeds", "2", "--epochs", "1", "--out", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("seed-6").contains("holds a run already");
    }

    @Test
    void refusesToPutSeveralSeedsIntoOneRepository() {
        assertThat(run("instrument-tagger", "--seeds", "2", "--repository", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("2 seeds").contains("--repository");
    }

    @Test
    void refusesToSumWithoutAThread() {
        assertThat(run("instrument-tagger", "--threads", "0", "--out", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("0 threads").contains("1 or more");
    }

    @Test
    void statesCostInClipsEpochsAndMilliseconds() {
        Cost cost = new Cost(1000, 10, 72);
        assertThat(cost.describe()).isEqualTo("1000 clips x 10 epochs x 72 ms = 12 minutes on one core");
        assertThat(cost.isHigh()).isFalse();
        assertThat(new Cost(1000, 101, 72).isHigh()).isTrue();
    }

    private int run(String... arguments) {
        return new CommandLine(new TrainCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
