package io.ripieno.models.recipe.tagger;

import io.ripieno.inference.ModelExport;
import io.ripieno.inference.model.AudioSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.SplitMetrics;
import io.ripieno.inference.model.Training;
import io.ripieno.models.data.clips.ClipSource;
import io.ripieno.models.data.clips.DrawnClips;
import io.ripieno.models.data.clips.StemLibrary;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.network.tagging.MobileFcn;
import io.ripieno.models.recipe.Cost;
import io.ripieno.models.recipe.Recipe;
import io.ripieno.models.recipe.RecipeException;
import io.ripieno.models.recipe.RecipeSettings;
import io.ripieno.models.recipe.SourceCommit;
import io.ripieno.models.train.CachedExamples;
import io.ripieno.models.train.Examples;
import io.ripieno.models.train.Trainer;
import io.ripieno.models.train.tagging.TaggingReview;
import io.ripieno.models.train.tagging.TaggingTask;
import io.ripieno.music.mel.EastSettings;
import io.ripieno.music.mel.FrontEnds;
import io.ripieno.music.metrics.ranking.Predictions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Trains the Mobile FCN to tell eighteen instruments in ten seconds of music, on clips mixed from rendered pieces. Dropout is 0.1 instead of the paper's
 * half, since so small a network does not learn these data by heart in so short a time.
 */
public final class InstrumentTagger implements Recipe {
    static final String NAME = "instrument-tagger";
    static final int SECONDS = 10;
    static final int SMOKE_CLIPS = 48;

    private static final String TEST = HeldOut.TIM_GM6MB.split();

    /** Clips like those of the tests with the sounds of validation. */
    private static final String ENSEMBLES = "validation, like the tests";

    private static final String FRONT_END = EastSettings.MOBILE_FCN.name();
    private static final AudioSpec AUDIO = new AudioSpec(
            MobileFcn.INPUT, ClipSource.SAMPLE_RATE, SECONDS, 5, 0, FRONT_END, new AudioSpec.Normalisation(3.7, 3.1));

    private static final int VALIDATION_CLIPS = 900;
    private static final float DROPOUT = 0.1f;
    private static final long VALIDATION_SEED = 1;
    private static final long SMOKE_TEST_SEED = 2;
    /** Of mixing and learning a clip, with its share of the validation. */
    private static final double MILLISECONDS = 16;

    private static final TaggingTask TASK = new TaggingTask(MobileFcn.GRAPH, MobileFcn.INPUT, MobileFcn.PROBABILITIES);

    private static final Map<String, String> NOTES = Map.of("drums", "includes General MIDI hand drums");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "which of 18 instruments are heard in 10 s; Mobile FCN on clips of rendered pieces, which take three"
                + " quarters of an hour of one core besides unless they are there";
    }

    @Override
    public Cost cost(RecipeSettings settings) {
        int clips = StagedTraining.stages(settings).get(0).clips();
        int epochs =
                StagedTraining.stages(settings).stream().mapToInt(Stage::epochs).sum();
        return new Cost(clips, epochs, MILLISECONDS);
    }

    @Override
    public Map<String, Double> run(RecipeSettings settings) throws RecipeException, InterruptedException {
        String commit = SourceCommit.read();
        boolean smoke = settings.smoke();
        TaggerData data = new TaggerData(
                smoke ? TaggerPlan.SMOKE : TaggerPlan.FULL,
                smoke ? TaggerTunes.own() : TaggerTunes.read(),
                TaggerData.defaultRoot(),
                1,
                settings.messages());
        StemLibrary stems = data.training();
        StemLibrary others = data.validation();
        Map<String, ClipSource> tests =
                smoke ? Map.of(TEST, new DrawnClips(others, SMOKE_CLIPS, SMOKE_TEST_SEED)) : tests(data);
        Examples validation = new CachedExamples(
                examples(new DrawnClips(others, smoke ? SMOKE_CLIPS : VALIDATION_CLIPS, VALIDATION_SEED), SECONDS));
        Examples ensembles = new CachedExamples(examples(data.ensembles(others), SECONDS));
        stems.preparePowers();

        MobileFcn design = new MobileFcn(
                Instrument.labels().size(), FrontEnds.create(FRONT_END).frames(SECONDS * ClipSource.SAMPLE_RATE));
        GraphSet network = design.build(settings.seed(), DROPOUT);
        StagedTraining training = new StagedTraining(network, TASK, settings);
        StagedTraining.Trained trained = training.run(stems, InstrumentTagger::examples, validation, ensembles);
        Trainer trainer = trained.trainer();

        Predictions raw = predictions(trainer, validation);
        CalibratedScores.fold(network, raw);
        Predictions validated = predictions(trainer, validation);
        Map<String, Predictions> reported = new LinkedHashMap<>();
        reported.put("validation before calibration", raw);
        reported.put("validation", validated);

        TaggerCard card = new TaggerCard(Instrument.labels(), design, AUDIO);
        double[] thresholds = card.thresholds(validated);
        List<SplitMetrics> metrics = new ArrayList<>(List.of(card.metrics("validation", validated, thresholds)));
        for (Map.Entry<String, ClipSource> test : tests.entrySet()) {
            Predictions tested = predictions(trainer, examples(test.getValue(), SECONDS));
            reported.put(test.getKey(), tested);
            metrics.add(card.metrics(test.getKey(), tested, thresholds));
        }
        Predictions heard = predictions(trainer, ensembles);
        reported.put(ENSEMBLES, heard);
        metrics.add(card.metrics(ENSEMBLES, heard, thresholds));
        ModelManifest draft = card.draft(
                settings.version(),
                network.parameterCount(),
                thresholds,
                NOTES,
                new Training(
                        NAME,
                        "Mobile FCN",
                        settings.seed(),
                        commit,
                        TaggerSources.cards(
                                stems,
                                data.tunes(),
                                StagedTraining.stages(settings),
                                beginning(settings, trained.halfway()),
                                metrics)),
                metrics,
                TaggerCard.limitations(metrics.get(1)));
        ModelManifest written = write(draft, network, settings, validation, validated);
        report(reported, settings);
        settings.messages().printf("%s: digest %s%n", written.ref(), written.digest());
        Map<String, Double> figures = new LinkedHashMap<>();
        metrics.forEach(split -> figures.put(
                split.split() + " " + TaggingReview.MAP, Objects.requireNonNull(split.meanAveragePrecision())));
        return figures;
    }

    /** Those whose fonts are there, by their splits. */
    private static Map<String, ClipSource> tests(TaggerData data) throws RecipeException, InterruptedException {
        Map<String, ClipSource> tests = new LinkedHashMap<>();
        for (HeldOut test : HeldOut.values()) {
            if (test.isThere()) {
                tests.put(test.split(), data.test(test));
            }
        }
        return tests;
    }

    /** What it began with, as a phrase of a card. */
    private static String beginning(RecipeSettings settings, boolean halfway) throws RecipeException {
        if (settings.start().isEmpty()) {
            return "";
        }
        return TaggerSources.beginning(settings.start().get())
                + (halfway ? "; the weights are halfway between those and the trained ones" : "");
    }

    private static Predictions predictions(Trainer trainer, Examples examples) throws InterruptedException {
        return trainer.evaluate(examples, TASK.review()).predictions();
    }

    private static Examples examples(ClipSource clips, int seconds) {
        return new ClipExamples(clips, seconds, Instrument.labels().size(), () -> FrontEnds.create(FRONT_END));
    }

    private static ModelManifest write(
            ModelManifest draft, GraphSet network, RecipeSettings settings, Examples validation, Predictions validated)
            throws RecipeException {
        Path folder = modelFolder(settings);
        try {
            byte[] onnx = network.model(MobileFcn.GRAPH).toByteArray();
            double difference = ServingParity.check(draft, onnx, validation, validated);
            settings.messages()
                    .printf(
                            "ONNX Runtime and the interpreter differ by at most %.2g on validation clips%n",
                            difference);
            Files.createDirectories(folder);
            Files.write(folder.resolve(TaggerCard.FILE), onnx);
            return ModelExport.complete(folder, draft);
        } catch (IOException | ModelException e) {
            throw new RecipeException("The model cannot be written to " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void report(Map<String, Predictions> splits, RecipeSettings settings) throws RecipeException {
        try {
            CalibrationReport.write(Instrument.labels(), splits, settings.folder(), modelFolder(settings));
        } catch (IOException e) {
            throw new RecipeException("The calibration cannot be written: " + e.getMessage(), e);
        }
    }

    private static Path modelFolder(RecipeSettings settings) {
        return settings.repository().resolve(NAME).resolve(Integer.toString(settings.version()));
    }
}
