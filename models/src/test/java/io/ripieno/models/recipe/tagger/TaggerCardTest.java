package io.ripieno.models.recipe.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.inference.ModelExport;
import io.ripieno.inference.model.AudioSpec;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.SplitMetrics;
import io.ripieno.inference.model.Training;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.network.tagging.MobileFcn;
import io.ripieno.music.metrics.ranking.Predictions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggerCardTest {
    private static final List<String> LABELS = List.of("harp", "lute");
    private static final MobileFcn NETWORK = new MobileFcn(2, 500);
    private static final TaggerCard CARD = new TaggerCard(
            LABELS,
            NETWORK,
            new AudioSpec("log_mel", 16_000, 10, 5, 0, "east-log-mel-96-16k", new AudioSpec.Normalisation(3.7, 3.1)));
    private static final Predictions PREDICTIONS = new Predictions(
            new double[][] {{.1, .9}, {.4, .9}, {.35, .9}, {.8, .9}},
            new boolean[][] {{false, false}, {false, false}, {true, false}, {true, false}});

    @TempDir
    Path folder;

    @Test
    void takesTheThresholdOfTheBestF1AndTheBoundWhereThereIsNone() {
        assertThat(CARD.thresholds(PREDICTIONS)).containsExactly(new double[] {0.225, 0.95}, within(1e-9));
    }

    @Test
    void statesWhatWasMeasuredForEachClassAndNothingWhereItIsUndefined() {
        SplitMetrics metrics = CARD.metrics("validation", PREDICTIONS, new double[] {0.225, 0.95});

        assertThat(metrics.clips()).isEqualTo(4);
        assertThat(metrics.meanAveragePrecision()).isEqualTo(0.8333);
        assertThat(metrics.meanAuc()).isEqualTo(0.75);
        assertThat(metrics.classes().get(0)).isEqualTo(new SplitMetrics.ClassMetrics("harp", 2, 0.8333, 0.75, 0.8));
        assertThat(metrics.classes().get(1)).isEqualTo(new SplitMetrics.ClassMetrics("lute", 0, null, null, 0.0));
    }

    @Test
    void limitationsNameWhatIsToldWorstWhereThatIsDefined() {
        SplitMetrics test = CARD.metrics("test", PREDICTIONS, new double[] {0.225, 0.95});

        assertThat(TaggerCard.limitations(test))
                .startsWith(TaggerCard.LIMITATIONS.toArray(String[]::new))
                .endsWith("Told worst on the test, by average precision: harp (0.83).");
    }

    @Test
    void isCompletedWithDigestsAndGoldensAndReadBack() throws Exception {
        GraphSet network = NETWORK.build(3);
        Files.write(
                folder.resolve(TaggerCard.FILE), network.model(MobileFcn.GRAPH).toByteArray());
        ModelManifest draft = CARD.draft(
                1,
                network.parameterCount(),
                new double[] {0.225, 0.95},
                Map.of("lute", "Plucked."),
                new Training("instrument-tagger", "Mobile FCN", 3, "0000000", List.of()),
                List.of(CARD.metrics("validation", PREDICTIONS, new double[] {0.225, 0.95})),
                TaggerCard.LIMITATIONS);

        ModelManifest written = ModelExport.complete(folder, draft);

        assertThat(ModelManifest.read(folder)).isEqualTo(written);
        assertThat(written.digest()).hasSize(64);
        assertThat(written.parameters()).isEqualTo(301_248 + 2 * 257);
        assertThat(written.goldens().tensors().get(0).outputs())
                .allSatisfy(expected -> assertThat(expected.values()).hasSize(2));
        assertThat(written.goldens().signals().get(0).output().values()).hasSize(2);
        assertThat(written.labels().get(1).notes()).isEqualTo("Plucked.");
    }
}
