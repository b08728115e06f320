package io.ripieno.models.recipe.tagger;

import io.ripieno.models.data.clips.ClipSource;
import io.ripieno.models.data.clips.DrawnClips;
import io.ripieno.models.data.clips.StemLibrary;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.phrase.Instrument;
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
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Trains in two stages, with higher rates and then with lower ones. Instruments that are most easily taken for others are
 * drawn more often than the rest.
 */
record StagedTraining(GraphSet network, TaggingTask task, RecipeSettings settings) {
    private static final int CLIPS = 8000;
    private static final int EPOCHS = 8;
    private static final int LAST_EPOCHS = 9;
    private static final int SMOKE_EPOCHS = 2;
    private static final String LAST = "last";

    private static final Map<Instrument, Double> WEIGHTS = Map.of(
            Instrument.SAXOPHONE, 2.0,
            Instrument.ACCORDION, 2.0,
            Instrument.ORGAN, 1.7,
            Instrument.CLARINET, 1.7,
            Instrument.FLUTE, 1.7,
            Instrument.GUITAR, 1.4,
            Instrument.TRUMPET, 1.3,
            Instrument.VIOLIN, 1.3,
            Instrument.VOICE, 1.3,
            Instrument.PIANO, 1.3);

    /** Makes examples of clips. */
    @FunctionalInterface
    interface Pictures {
        Examples of(ClipSource clips, int seconds);
    }

    /** Two, the second with lower rates. */
    static List<Stage> stages(RecipeSettings settings) {
        int seconds = InstrumentTagger.SECONDS;
        int smoke = InstrumentTagger.SMOKE_CLIPS;
        return settings.smoke()
                ? List.of(
                        new Stage(seconds, smoke, settings.epochs().orElse(SMOKE_EPOCHS), 1e-3, 3e-4),
                        new Stage(seconds, smoke, 1, 3e-4, 5e-6))
                : List.of(
                        new Stage(seconds, CLIPS, settings.epochs().orElse(EPOCHS), 8e-4, 4e-4),
                        new Stage(seconds, CLIPS, LAST_EPOCHS, 4e-4, 1e-5));
    }

    /** Whose weights are not 1, as a phrase of a card. */
    static String preferences() {
        return WEIGHTS.keySet().stream().sorted().map(Instrument::label).collect(Collectors.joining(", "));
    }

    /**
     * One stage after the other, the first in the folder of the run, the other in a folder within.
     *
     * @return the trainer of the last stage
     */
    Trainer run(StemLibrary stems, Pictures pictures, Examples validation)
            throws InterruptedException, RecipeException {
        begin();
        Path last = settings.folder().resolve(LAST);
        if (!settings.resume()) {
            forget(last);
        }
        train(0, settings.folder(), stems, pictures, validation);
        return train(1, last, stems, pictures, validation);
    }

    private Trainer train(int number, Path folder, StemLibrary stems, Pictures pictures, Examples validation)
            throws InterruptedException {
        Stage stage = stages(settings).get(number);
        ProgressBar bar = ProgressBar.to(settings.messages());
        Trainer trainer = new Trainer(network, task, stage.plan(settings.seed()), folder, bar);
        DrawnClips clips = new DrawnClips(stems, stage.clips(), Dice.derive(settings.seed(), number), WEIGHTS);
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
