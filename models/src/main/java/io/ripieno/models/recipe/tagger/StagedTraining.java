package io.ripieno.models.recipe.tagger;

import io.ripieno.models.data.clips.ClipSource;
import io.ripieno.models.data.clips.DrawnClips;
import io.ripieno.models.data.clips.StemLibrary;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.recipe.RecipeException;
import io.ripieno.models.recipe.RecipeSettings;
import io.ripieno.models.train.Examples;
import io.ripieno.models.train.ProgressBar;
import io.ripieno.models.train.Trainer;
import io.ripieno.models.train.tagging.TaggingTask;
import io.ripieno.models.weights.NameMap;
import io.ripieno.models.weights.NamedTensors;
import io.ripieno.models.weights.WeightImport;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Trains on short clips, which cost half, and then on clips as long as those that are served. */
record StagedTraining(GraphSet network, TaggingTask task, RecipeSettings settings) {
    private static final int SHORT_SECONDS = 5;
    private static final int EPOCHS = 13;
    private static final String LONGER = "longer";

    /** Makes examples of clips. */
    @FunctionalInterface
    interface Pictures {
        Examples of(ClipSource clips, int seconds);
    }

    /** Two, with shorter and longer clips. */
    static List<Stage> stages(RecipeSettings settings) {
        int shorter = InstrumentTagger.SMOKE_CLIPS;
        return settings.smoke()
                ? List.of(
                        new Stage(SHORT_SECONDS, shorter, settings.epochs().orElse(2), 1e-3, 3e-4),
                        new Stage(InstrumentTagger.SECONDS, shorter, 1, 3e-4, 5e-6))
                : List.of(
                        new Stage(SHORT_SECONDS, 10_000, settings.epochs().orElse(EPOCHS), 1.2e-3, 2e-4),
                        new Stage(InstrumentTagger.SECONDS, 4000, 5, 4e-4, 5e-6));
    }

    /**
     * One stage after the other, the first in the folder of the run, the other in a folder within.
     *
     * @return the trainer of the last stage
     */
    Trainer run(StemLibrary stems, Pictures pictures, Examples validation)
            throws InterruptedException, RecipeException {
        begin();
        Path longer = settings.folder().resolve(LONGER);
        if (!settings.resume()) {
            forget(longer);
        }
        List<Stage> stages = stages(settings);
        train(stages.get(0), settings.folder(), stems, pictures, validation);
        return train(stages.get(1), longer, stems, pictures, validation);
    }

    private Trainer train(Stage stage, Path folder, StemLibrary stems, Pictures pictures, Examples validation)
            throws InterruptedException {
        ProgressBar bar = ProgressBar.to(settings.messages());
        Trainer trainer = new Trainer(network, task, stage.plan(settings.seed()), folder, bar);
        DrawnClips clips = new DrawnClips(stems, stage.clips(), settings.seed() + stage.seconds());
        trainer.train(pictures.of(clips, stage.seconds()), validation, settings.resume());
        return trainer;
    }

    private void begin() throws RecipeException {
        if (settings.start().isEmpty()) {
            return;
        }
        Path file = settings.start().get();
        try (NamedTensors weights = NamedTensors.open(file)) {
            String report = WeightImport.into(network, weights, new NameMap())
                    .requireComplete()
                    .describe();
            settings.messages().printf("%s: %s%n", file, report);
        } catch (IOException e) {
            throw new RecipeException("The network cannot begin with " + file + ": " + e.getMessage(), e);
        }
    }

    /** Deletes a stage of another run, so that this one is never resumed with it. */
    static void forget(Path folder) throws RecipeException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new RecipeException(
                    "The run in " + folder + " cannot be deleted: " + e.getMessage()
                            + ". Choose another folder with --out.",
                    e);
        }
    }
}
