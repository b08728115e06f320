package io.ripieno.models.recipe.tagger;

import io.ripieno.models.data.clips.ClipSource;
import io.ripieno.models.data.clips.DrawnClips;
import io.ripieno.models.data.clips.PowerClips;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Trains in two stages, with higher rates and then with lower ones. Instruments that version 6 told worse
 * than others are drawn more often.
 */
record StagedTraining(GraphSet network, TaggingTask task, RecipeSettings settings) {
    private static final int CLIPS = 32_000;
    private static final int EPOCHS = 4;
    private static final int LAST_EPOCHS = 4;
    private static final int SMOKE_EPOCHS = 2;
    private static final String LAST = "last";

    /** By the average precision of version 6 on its validation: below .6, below .7, and below .8. */
    private static final Map<Instrument, Double> WEIGHTS = Map.ofEntries(
            Map.entry(Instrument.CLARINET, 1.8),
            Map.entry(Instrument.SYNTHESIZER, 1.8),
            Map.entry(Instrument.TROMBONE, 1.8),
            Map.entry(Instrument.TRUMPET, 1.8),
            Map.entry(Instrument.ACCORDION, 1.5),
            Map.entry(Instrument.CELLO, 1.5),
            Map.entry(Instrument.FLUTE, 1.5),
            Map.entry(Instrument.GUITAR, 1.5),
            Map.entry(Instrument.PIANO, 1.5),
            Map.entry(Instrument.VOICE, 1.5),
            Map.entry(Instrument.ORGAN, 1.25),
            Map.entry(Instrument.SAXOPHONE, 1.25),
            Map.entry(Instrument.VIOLIN, 1.25));

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
                        new Stage(seconds, smoke, settings.epochs().orElse(SMOKE_EPOCHS), 1e-3, 3e-4, Mixture.BROAD),
                        new Stage(seconds, smoke, 1, 3e-4, 5e-6, Mixture.NEAR))
                : List.of(
                        new Stage(seconds, CLIPS, settings.epochs().orElse(EPOCHS), 1e-3, 3e-4, Mixture.BROAD),
                        new Stage(seconds, CLIPS, LAST_EPOCHS, 3e-4, 2e-5, Mixture.NEAR));
    }

    /** Whose weights are not 1, as a phrase of a card. */
    static String preferences() {
        return WEIGHTS.keySet().stream().sorted().map(Instrument::label).collect(Collectors.joining(", "));
    }

    /**
     * @param trainer of the last stage
     * @param halfway whether the network has weights that are {@link Halfway}
     */
    record Trained(Trainer trainer, boolean halfway) {}

    /**
     * One stage after the other, the first in the folder of the run, the other in a folder within. At the end, a network that
     * began with weights of another may be given those halfway.
     *
     * @param validation and ensembles judge epochs together, and what is halfway each by itself
     */
    Trained run(StemLibrary stems, Pictures pictures, Examples validation, Examples ensembles)
            throws InterruptedException, RecipeException {
        begin();
        Examples both = new Joined(validation, ensembles);
        Path last = settings.folder().resolve(LAST);
        if (!settings.resume()) {
            forget(last);
        }
        Halfway beginning = Halfway.from(network);
        trainer(0, settings.folder()).train(examples(0, stems, pictures), both, settings.resume());
        Trainer trainer = trainer(1, last);
        Examples examples = examples(1, stems, pictures);
        trainer.train(examples, both, settings.resume());
        boolean halfway = settings.start().isPresent()
                && beginning.settle(network, () -> trainer.calibrate(examples), () -> {
                    double usual = precision(trainer, validation, "validation");
                    return (usual + precision(trainer, ensembles, "validation like the tests")) / 2;
                });
        return new Trained(trainer, halfway);
    }

    private Trainer trainer(int number, Path folder) {
        return new Trainer(
                network,
                task,
                stages(settings).get(number).plan(settings.seed()),
                folder,
                ProgressBar.to(settings.messages()));
    }

    private Examples examples(int number, StemLibrary stems, Pictures pictures) {
        Stage stage = stages(settings).get(number);
        long seed = Dice.derive(settings.seed(), number);
        List<Blend.Part> parts = new ArrayList<>();
        parts.add(new Blend.Part(
                stage.mixture().sounds(),
                pictures.of(new DrawnClips(stems, stage.clips(), seed, WEIGHTS), stage.seconds())));
        for (Mixture.Mixed mixed : stage.mixture().powers()) {
            PowerClips clips = new PowerClips(stems, stage.clips(), seed, WEIGHTS, mixed.manner(), mixed.timbre());
            int classes = Instrument.labels().size();
            parts.add(new Blend.Part(mixed.share(), new PowerExamples(clips, stage.seconds(), classes)));
        }
        return new Blend(parts);
    }

    private double precision(Trainer trainer, Examples validation, String name) throws InterruptedException {
        double precision = trainer.evaluate(validation, task.review())
                .predictions()
                .averagePrecision()
                .value();
        settings.messages().printf("mAP %.4f on %s%n", precision, name);
        return precision;
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
