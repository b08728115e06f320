package io.ripieno.models.recipe.tagger;

import io.ripieno.inference.model.AudioSpec;
import io.ripieno.inference.model.DeviceOptions;
import io.ripieno.inference.model.Goldens;
import io.ripieno.inference.model.Goldens.Expected;
import io.ripieno.inference.model.Goldens.SignalGolden;
import io.ripieno.inference.model.Goldens.Sine;
import io.ripieno.inference.model.Goldens.TensorGolden;
import io.ripieno.inference.model.Goldens.Wave;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.Label;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.SplitMetrics;
import io.ripieno.inference.model.SplitMetrics.ClassMetrics;
import io.ripieno.inference.model.TensorSpec;
import io.ripieno.inference.model.Training;
import io.ripieno.models.network.tagging.MobileFcn;
import io.ripieno.music.metrics.ranking.Predictions;
import io.ripieno.music.metrics.ranking.ScoredItems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Drafts {@code model.json} of a trained instrument tagger: what it takes and gives, how it was made and how well it does.
 *
 * @param labels the classes in the order of the output
 * @param network that was trained
 * @param audio how audio becomes its input
 */
record TaggerCard(List<String> labels, MobileFcn network, AudioSpec audio) {
    static final String FILE = "instrument-tagger.onnx";

    /** What the model cannot do, whatever its figures are. */
    static final List<String> LIMITATIONS = List.of(
            "Learnt from rendered music: General MIDI sounds, recorded single notes, synthetic singers, wind players,"
                    + " violinists, organs and accordions; no performance of a player or singer was heard in training."
                    + " Figures are of rendered clips; expect less on recordings.",
            "The test is a figure of development: what sounds and pieces were added from version to version, small fonts"
                    + " among them, and whether a version was published, was decided with the figures of this test. The"
                    + " epoch was chosen on both parts of validation together, calibration and thresholds on the first of"
                    + " them, which flatters their figures. The second test, without banjo and trombone, decided only whether versions 6 and 7 were published: each"
                    + " could be at most 0.01 below the one before there.",
            "Synthetic singers sing vowels and a few consonants, no words.",
            "Mandolin and ukulele of OpenMIC-2018 are missing, because General MIDI does not have them.",
            "Instruments that are not among the labels may be reported as the label that sounds most like them; a bowed double"
                    + " bass was not learnt as bass.");

    private static final double LOWEST_THRESHOLD = 0.05;
    private static final double HIGHEST_THRESHOLD = 0.95;
    private static final double GOLDEN_TOLERANCE = 1e-4;
    private static final int WORST = 4;
    private static final int MAX_BATCH = 32;
    private static final int FULL_BATCH_ON_CPU = 4;

    /** The thresholds with the best F1 of each class, within [0.05, 0.95]. */
    double[] thresholds(Predictions validation) {
        double[] thresholds = new double[labels.size()];
        for (int label = 0; label < thresholds.length; label++) {
            double best = validation.of(label).bestThreshold(LOWEST_THRESHOLD, HIGHEST_THRESHOLD);
            thresholds[label] = Math.round(best * 1e4) / 1e4;
        }
        return thresholds;
    }

    /** {@link #LIMITATIONS}, and which labels are told worst on a test. */
    static List<String> limitations(SplitMetrics test) {
        String worst = test.classes().stream()
                .filter(label -> label.averagePrecision() != null)
                .sorted(Comparator.comparing(label -> Objects.requireNonNull(label.averagePrecision())))
                .limit(WORST)
                .map(label -> String.format(Locale.ROOT, "%s (%.2f)", label.label(), label.averagePrecision()))
                .collect(Collectors.joining(", "));
        List<String> all = new ArrayList<>(LIMITATIONS);
        all.add("Told worst on the %s, by average precision: %s.".formatted(test.split(), worst));
        return all;
    }

    /** What was measured on a split, with F1 at the thresholds. */
    SplitMetrics metrics(String split, Predictions predictions, double[] thresholds) {
        List<ClassMetrics> classes = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            ScoredItems items = predictions.of(label);
            classes.add(new ClassMetrics(
                    labels.get(label),
                    items.positives(),
                    rounded(items.averagePrecision()),
                    rounded(items.rocAuc()),
                    rounded(items.above(thresholds[label]).positive().f())));
        }
        return new SplitMetrics(
                split,
                predictions.items(),
                rounded(predictions.averagePrecision().value()),
                rounded(predictions.rocAuc().value()),
                classes);
    }

    /**
     * The card, but for digests and the outputs of the goldens.
     *
     * @param notes on labels, by their names
     */
    ModelManifest draft(
            int version,
            long parameters,
            double[] thresholds,
            Map<String, String> notes,
            Training training,
            List<SplitMetrics> metrics,
            List<String> limitations) {
        List<Label> cards = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            String name = labels.get(label);
            cards.add(new Label(name, thresholds[label], notes.get(name)));
        }
        return new ModelManifest(
                ModelManifest.FORMAT,
                InstrumentTagger.NAME,
                version,
                ModelManifest.TAGGING,
                "Says which of %d instruments are heard in ten seconds of music. Mobile FCN, a small convolutional network."
                        .formatted(labels.size()),
                List.of(graph()),
                audio,
                cards,
                new DeviceOptions(MAX_BATCH, Map.of("cpu", FULL_BATCH_ON_CPU, "gpu", MAX_BATCH)),
                parameters,
                "Apache-2.0",
                training,
                metrics,
                limitations,
                goldens(),
                "");
    }

    private GraphSpec graph() {
        long classes = labels.size();
        return GraphSpec.draft(
                GraphSpec.MAIN,
                FILE,
                List.of(new TensorSpec(
                        MobileFcn.INPUT,
                        List.of(-1L, 1L, (long) network.bands(), (long) network.frames()),
                        TensorSpec.FEATURES)),
                List.of(
                        new TensorSpec(MobileFcn.PROBABILITIES, List.of(-1L, classes), TensorSpec.PROBABILITIES),
                        new TensorSpec(MobileFcn.SCORES, List.of(-1L, classes), TensorSpec.SCORES)));
    }

    private static Goldens goldens() {
        Wave wave = new Wave(MobileFcn.INPUT, 0, 1, 0.37);
        Expected scores = Expected.draft(MobileFcn.SCORES);
        Expected probabilities = Expected.draft(MobileFcn.PROBABILITIES);
        return new Goldens(
                List.of(new TensorGolden(
                        "wave", GraphSpec.MAIN, List.of(wave), List.of(scores, probabilities), GOLDEN_TOLERANCE)),
                List.of(new SignalGolden(
                        "a-major-chord",
                        List.of(new Sine(440, 0.3), new Sine(554.365, 0.2), new Sine(659.255, 0.1)),
                        probabilities,
                        GOLDEN_TOLERANCE)));
    }

    private static @Nullable Double rounded(double value) {
        return Double.isNaN(value) ? null : Math.round(value * 1e4) / 1e4;
    }
}
