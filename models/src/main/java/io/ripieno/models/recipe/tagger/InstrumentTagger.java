package io.ripieno.models.recipe.tagger;

import io.ripieno.inference.ModelExport;
import io.ripieno.inference.model.AudioSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.Training;
import io.ripieno.models.data.clips.ClipSource;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.measure.Predictions;
import io.ripieno.models.network.tagging.MobileFcn;
import io.ripieno.models.recipe.Cost;
import io.ripieno.models.recipe.Recipe;
import io.ripieno.models.recipe.RecipeException;
import io.ripieno.models.recipe.RecipeSettings;
import io.ripieno.models.recipe.SourceCommit;
import io.ripieno.models.train.CachedExamples;
import io.ripieno.models.train.Calibration;
import io.ripieno.models.train.Examples;
import io.ripieno.models.train.GradientClip;
import io.ripieno.models.train.Optimiser;
import io.ripieno.models.train.ProgressBar;
import io.ripieno.models.train.Schedule;
import io.ripieno.models.train.Trainer;
import io.ripieno.models.train.TrainingPlan;
import io.ripieno.models.train.tagging.TaggingReview;
import io.ripieno.models.train.tagging.TaggingTask;
import io.ripieno.music.mel.FrontEnd;
import io.ripieno.music.mel.FrontEnds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Trains the Mobile FCN to tell eighteen instruments in ten seconds of music, on clips mixed from rendered phrases.
 *
 * <p>Adam with coupled L2 1e-4 and gradients clipped to a norm of 1, as EAsT trains this student; since the run is short,
 * a batch of 16 clips starts with the rate 2e-3, which falls along half a cosine. Batch statistics are calibrated at the end.
 */
public final class InstrumentTagger implements Recipe {
    static final String NAME = "instrument-tagger";

    private static final String FRONT_END = "east-log-mel-96-16k";
    private static final AudioSpec AUDIO =
            new AudioSpec(MobileFcn.INPUT, 16_000, 10, 5, 0, FRONT_END, new AudioSpec.Normalisation(3.7, 3.1));

    private static final int CLIPS = 2560;
    private static final int EPOCHS = 18;
    private static final int SMOKE_CLIPS = 64;
    private static final int SMOKE_EPOCHS = 1;
    private static final int BATCH = 16;
    private static final double RATE = 2e-3;
    private static final double FINAL_RATE = 2e-5;
    private static final double DECAY = 1e-4;
    private static final double GRADIENT_NORM = 1;
    private static final int STOP_PATIENCE = 12;
    private static final int CALIBRATION_BATCHES = 96;
    private static final double MILLISECONDS = 60;

    private static final TaggingTask TASK = new TaggingTask(MobileFcn.GRAPH, MobileFcn.INPUT, MobileFcn.PROBABILITIES);

    private static final Map<String, String> NOTES =
            Map.of("voice", "General MIDI choir only", "drums", "includes General MIDI hand drums");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "which of 18 instruments are heard in 10 s; Mobile FCN on rendered clips";
    }

    @Override
    public Cost cost(RecipeSettings settings) {
        return new Cost(clips(settings), epochs(settings), MILLISECONDS);
    }

    @Override
    public Map<String, Double> run(RecipeSettings settings) throws RecipeException, InterruptedException {
        String commit = SourceCommit.read();
        TaggerData data = TaggerData.open(settings, clips(settings));
        List<String> labels = Instrument.labels();
        MobileFcn design =
                new MobileFcn(labels.size(), FrontEnds.create(FRONT_END).frames(ClipSource.SAMPLES));
        GraphSet network = design.build(settings.seed());
        Trainer trainer = trainer(network, settings);

        Examples validation = new CachedExamples(examples(data.validation(), labels));
        trainer.train(examples(data.train(), labels), validation, settings.resume());
        Predictions validated = trainer.evaluate(validation, TASK.review()).predictions();
        Predictions tested =
                trainer.evaluate(examples(data.test(), labels), TASK.review()).predictions();

        TaggerCard card = new TaggerCard(labels, design, AUDIO);
        double[] thresholds = card.thresholds(validated);
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
                        data.cards(epochs(settings), schedule(epochs(settings)))),
                List.of(card.metrics("validation", validated, thresholds), card.metrics("test", tested, thresholds)),
                TaggerCard.LIMITATIONS);
        ModelManifest written = write(draft, network, settings, validation, validated);
        settings.messages()
                .printf(
                        "%s: mAP %.4f on validation, %.4f on test (held-out font); digest %s%n",
                        written.ref(),
                        validated.meanAveragePrecision(),
                        tested.meanAveragePrecision(),
                        written.digest());
        return Map.of(
                "validation " + TaggingReview.MAP,
                validated.meanAveragePrecision(),
                "test " + TaggingReview.MAP,
                tested.meanAveragePrecision());
    }

    private static Trainer trainer(GraphSet network, RecipeSettings settings) {
        int epochs = epochs(settings);
        TrainingPlan plan = TrainingPlan.of(
                        epochs,
                        BATCH,
                        Optimiser.adam(DECAY),
                        new Schedule.Cosine(RATE, FINAL_RATE, epochs),
                        settings.seed())
                .clip(GradientClip.byNorm(GRADIENT_NORM))
                .stopPatience(STOP_PATIENCE)
                .calibration(Calibration.atEnd(CALIBRATION_BATCHES))
                .build();
        ProgressBar bar = new ProgressBar(settings.messages(), System.console() != null);
        return new Trainer(network, TASK, plan, settings.folder(), bar);
    }

    private static String schedule(int epochs) {
        return "Adam (coupled L2 %s, gradient norm at most %s), batches of %d, rate %s falling along half a cosine to %s in %d epochs, %d batches to calibrate batch normalisation"
                .formatted(DECAY, GRADIENT_NORM, BATCH, RATE, FINAL_RATE, epochs, CALIBRATION_BATCHES);
    }

    private static Examples examples(ClipSource clips, List<String> labels) {
        FrontEnd frontEnd = FrontEnds.create(FRONT_END);
        return new ClipExamples(clips, labels.size(), frontEnd);
    }

    private static ModelManifest write(
            ModelManifest draft, GraphSet network, RecipeSettings settings, Examples validation, Predictions validated)
            throws RecipeException {
        Path folder = settings.repository().resolve(NAME).resolve(Integer.toString(settings.version()));
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

    private static int clips(RecipeSettings settings) {
        return settings.smoke() ? SMOKE_CLIPS : CLIPS;
    }

    private static int epochs(RecipeSettings settings) {
        return settings.epochs().orElse(settings.smoke() ? SMOKE_EPOCHS : EPOCHS);
    }
}
