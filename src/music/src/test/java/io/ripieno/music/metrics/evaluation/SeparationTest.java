package io.ripieno.music.metrics.evaluation;

import static io.ripieno.music.metrics.evaluation.Recordings.RATE;
import static io.ripieno.music.metrics.evaluation.Recordings.inputs;
import static io.ripieno.music.metrics.evaluation.Recordings.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.separation.BssEval;
import io.ripieno.music.metrics.separation.BssScores;
import io.ripieno.music.metrics.separation.BssSettings;
import io.ripieno.music.metrics.separation.Ratios;
import io.ripieno.music.metrics.separation.Sources;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SeparationTest {
    private static final int TAPS = 8;
    private static final Offset<Double> ROUNDED = within(1e-5);

    private final Map<String, float[][]> truth = Recordings.sources(1, "vocals", "drums", "bass");
    private final Map<String, float[][]> said = Recordings.estimates(truth);

    @Test
    void parametersReachBssEval() throws IOException {
        String quarter = Double.toString(0.25);
        BssSettings v4 = new BssSettings(
                BssSettings.Variant.IMAGES,
                BssSettings.Filters.GLOBAL,
                BssSettings.Framing.MUSEVAL,
                2000,
                1000,
                false,
                TAPS);
        sameAs(v4, Map.of("window", quarter, "hop", "0.125"));
        sameAs(
                new BssSettings(v4.variant(), BssSettings.Filters.PER_WINDOW, v4.framing(), 2000, 1000, false, TAPS),
                Map.of("window", quarter, "hop", "0.125", "version", "v3"));
        sameAs(
                new BssSettings(BssSettings.Variant.SOURCES, v4.filters(), v4.framing(), 2000, 1000, false, TAPS),
                Map.of("window", quarter, "hop", "0.125", "variant", "sources"));
        sameAs(
                new BssSettings(v4.variant(), v4.filters(), BssSettings.Framing.MIR_EVAL, 2400, 2400, false, TAPS),
                Map.of("window", "0.3", "hop", "0.3", "framing", "mir-eval"));
        sameAs(v4.framewise(BssSettings.WHOLE, 1), Map.of("whole", "true"));
    }

    @Test
    void windowsThatAreLongerThanCanBeCountedAreTheWhole() throws IOException {
        Evaluation whole = evaluate(inputs("song", truth, said), Map.of("whole", "true"));
        for (String seconds : List.of("300000", "600000", "1e300")) {
            Evaluation longer =
                    evaluate(inputs("song", truth, said), Map.of("window", seconds, "hop", seconds, "whole", "false"));
            assertThat(longer.problems()).isEmpty();
            assertThat(longer.figure("each-sdr", "song").values())
                    .containsExactly(whole.figure("each-sdr", "song").values());
        }
        Evaluation wideHop = evaluate(inputs("song", truth, said), Map.of("window", "0.25", "hop", "1e300"));
        assertThat(wideHop.figure("each-sdr", "song").axes().get(1).labels()).containsExactly("0.0");
    }

    @Test
    void permutedEstimatesAreJudgedByTheirOwnReferencesInAllRatios() throws IOException {
        String all = "bss,si-sdr,usdr,sdr-improvement";
        Evaluation ordered = evaluate(inputs("song", truth, said), Map.of("measures", all));
        for (Map<String, String> options : List.of(
                Map.of("measures", all, "permute", "true"),
                Map.of("measures", all, "permute", "true", "version", "v3", "window", "0.2"),
                Map.of("measures", "si-sdr,usdr,sdr-improvement", "permute", "true"))) {
            Evaluation permuted = evaluate(inputs("song", truth, turned()), options);
            assertThat(permuted.problems()).isEmpty();
            for (String ratio : List.of("si-sdr", "usdr", "sdr-improvement")) {
                assertThat(permuted.figure(ratio, "song").values())
                        .as(ratio)
                        .containsExactly(ordered.figure(ratio, "song").values());
            }
        }
        Evaluation v4 = evaluate(inputs("song", truth, turned()), Map.of("permute", "true", "whole", "true"));
        assertThat(v4.figure("permutation", "song").values()).containsExactly(1, 2, 0);
        Evaluation alone = evaluate(inputs("song", truth, turned()), Map.of("measures", "usdr", "permute", "true"));
        assertThat(alone.figure("whole-permutation", "song").values()).containsExactly(1, 2, 0);
    }

    @Test
    void theAccompanimentIsNoSourceOfTheMixture() throws IOException {
        float[][] mixture = Recordings.sum(truth.values().toArray(float[][][]::new));
        Evaluation found = evaluate(
                inputs("song", withAccompaniment(truth), withAccompaniment(said)),
                Map.of("measures", "bss,sdr-improvement"));
        assertThat(found.problems()).isEmpty();
        assertThat(found.figure("sdr-improvement", "song").values()[1])
                .isCloseTo(Ratios.improvement(source(truth, "drums"), source(said, "drums"), mixture), within(1e-4));
        Evaluation pair = evaluate(
                inputs(
                        "song",
                        only(withAccompaniment(truth), "vocals", "accompaniment"),
                        only(withAccompaniment(said), "vocals", "accompaniment")),
                Map.of("measures", "bss,sdr-improvement"));
        for (String ratio : List.of("sdr", "sir", "sdr-improvement")) {
            assertThat(found.figure(ratio, "song").values()[0])
                    .as(ratio)
                    .isCloseTo(pair.figure(ratio, "song").values()[0], within(1e-4));
        }
    }

    @Test
    void oraclesOfTheAccompanimentAreThoseOfItsSources() throws IOException {
        for (String oracle : List.of("input", "shared-mixture", "binary-mask", "ratio-mask")) {
            Map<String, String> options = Map.of("measures", "usdr", "oracle", oracle);
            double[] without = evaluate(inputs("song", truth, Map.of()), options)
                    .figure("usdr", "song")
                    .values();
            double[] with = evaluate(inputs("song", withAccompaniment(truth), Map.of()), options)
                    .figure("usdr", "song")
                    .values();
            assertThat(List.of(with[0], with[1], with[2]))
                    .as(oracle)
                    .containsExactly(without[0], without[1], without[2]);
        }
        float[][] mixture = Recordings.sum(truth.values().toArray(float[][][]::new));
        float[][] accompaniment = source(withAccompaniment(truth), "accompaniment");
        assertThat(oracle("input")).isCloseTo(Ratios.utterance(accompaniment, mixture), within(1e-4));
        assertThat(oracle("shared-mixture"))
                .isCloseTo(Ratios.utterance(accompaniment, Recordings.scaled(mixture, 2f / 3)), within(1e-4));
        assertThat(oracle("ratio-mask")).isGreaterThan(oracle("input") + 3);
    }

    private double oracle(String name) throws IOException {
        return evaluate(inputs("song", withAccompaniment(truth), Map.of()), Map.of("measures", "usdr", "oracle", name))
                .figure("usdr", "song")
                .values()[3];
    }

    @Test
    void permutingLeavesTheAccompanimentOutAndSaysSo() throws IOException {
        Map<String, float[][]> references = new LinkedHashMap<>();
        references.put("accompaniment", source(withAccompaniment(truth), "accompaniment"));
        references.putAll(truth);
        Evaluation found = evaluate(
                inputs("song", references, withAccompaniment(turned())),
                Map.of("permute", "true", "whole", "true", "measures", "bss,usdr"));
        assertThat(found.figure("permutation", "song").values()).containsExactly(1, 2, 0);
        assertThat(found.figure("usdr", "song").axes().get(0).labels()).containsExactly("vocals", "drums", "bass");
        assertThat(found.warnings())
                .containsExactly(
                        "The accompaniment of song is the sum of other sources and is left out where estimates are permuted.");
    }

    @Test
    void aSilentSourceTakesNothingElseAway() throws IOException {
        truth.put("vocals", Recordings.silence());
        Evaluation found = evaluate(inputs("song", truth, said), Map.of("measures", "bss,si-sdr,usdr,sdr-improvement"));
        assertThat(found.figure("usdr", "song").values()).hasSize(3).doesNotContain(Double.NaN);
        for (String ratio : List.of("si-sdr", "sdr-improvement")) {
            assertThat(found.figure(ratio, "song").values()[0]).isNaN();
            assertThat(found.figure(ratio, "song").values()[1]).isFinite();
            assertThat(found.warnings())
                    .contains("There is no " + ratio + " of vocals in song. The true source is silent,"
                            + " and this ratio is not defined for that. Leave the source out.");
        }
        assertThat(found.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.item()).isEqualTo("song");
            assertThat(problem.message())
                    .startsWith("bss of song [vocals, drums, bass]: Reference 0 is silent")
                    .endsWith("Leave the source out.");
        });
    }

    @Test
    void anEstimateOfNothingIsTheWorstAndMeansTellThatItIsLeftOut() throws IOException {
        Map<String, float[][]> nothing = new LinkedHashMap<>(said);
        nothing.put("bass", Recordings.silence());
        Inputs corpus = inputs("good", truth, said);
        Recordings.add(corpus, "bad", truth, nothing);
        Evaluation found = evaluate(corpus, Map.of("measures", "si-sdr"));
        assertThat(found.figure("si-sdr", "bad").values()[2]).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(found.figure("si-sdr").values()[2])
                .isEqualTo(found.figure("si-sdr", "good").values()[2]);
        assertThat(found.warnings())
                .containsExactly(
                        "si-sdr of bass is infinite or not defined in 1 of 2 recordings; its mean is of the others.");
    }

    @Test
    void recordingsAreSummarisedByMediansOrMeans() throws IOException {
        Inputs corpus = new Inputs();
        for (int song = 0; song < 3; song++) {
            Map<String, float[][]> sources = Recordings.sources(song, "vocals", "bass");
            Map<String, float[][]> estimates = Recordings.estimates(sources);
            estimates.replaceAll((name, samples) -> Recordings.scaled(samples, name.equals("bass") ? 0.5f : 1));
            Recordings.add(corpus, "song" + song, sources, song == 1 ? Recordings.estimates(sources) : estimates);
        }
        Evaluation medians = evaluate(corpus, Map.of());
        double[] bass = new double[3];
        for (int song = 0; song < 3; song++) {
            bass[song] = medians.figure("sdr", "song" + song).values()[1];
        }
        assertThat(medians.figure("sdr").values()[1])
                .isEqualTo(List.of(bass[0], bass[1], bass[2]).stream()
                        .sorted()
                        .toList()
                        .get(1));
        assertThat(evaluate(corpus, Map.of("mean", "true")).figure("sdr").values()[1])
                .isCloseTo((bass[0] + bass[1] + bass[2]) / 3, within(1e-9));
    }

    @Test
    void meansMayBeLeftInForTheScaleInvariantRatio() throws IOException {
        for (float[] channel : source(said, "drums")) {
            for (int n = 0; n < channel.length; n++) {
                channel[n] += 0.5f;
            }
        }
        float[][] drums = source(truth, "drums");
        for (boolean kept : new boolean[] {true, false}) {
            double found = evaluate(
                            inputs("song", truth, said),
                            Map.of("measures", "si-sdr", "keep-mean", Boolean.toString(kept)))
                    .figure("si-sdr", "song")
                    .values()[1];
            assertThat(found).isEqualTo(Ratios.scaleInvariant(drums, source(said, "drums"), !kept));
        }
    }

    @Test
    void optionsReachTheMasks() throws IOException {
        Map<String, Double> found = new TreeMap<>();
        for (Map<String, String> options : List.of(
                Map.of("oracle", "ratio-mask"),
                Map.of("oracle", "ratio-mask", "mask-power", "1"),
                Map.of("oracle", "ratio-mask", "mask-frame", "512", "mask-hop", "256"),
                Map.of("oracle", "ratio-mask", "mask-frame", "512", "mask-hop", "128"),
                Map.of("oracle", "binary-mask"),
                Map.of("oracle", "binary-mask", "mask-threshold", "0.8"),
                Map.of("oracle", "binary-mask", "mask-power", "2"))) {
            Map<String, String> all = new TreeMap<>(options);
            all.put("measures", "si-sdr");
            found.put(
                    options.toString(),
                    evaluate(inputs("song", truth, Map.of()), all)
                            .figure("si-sdr", "song")
                            .values()[0]);
        }
        assertThat(found.values()).doesNotHaveDuplicates().allSatisfy(ratio -> assertThat(ratio)
                .isFinite());
    }

    @Test
    void estimatesOfOtherLengthsAreCutOrPaddedAndOtherRatesRefused() throws IOException {
        Inputs inputs = inputs("song", truth, Map.of());
        inputs.with("estimates", Recordings.sound("song", "vocals", resized(source(said, "vocals"), 4100), RATE));
        inputs.with("estimates", Recordings.sound("song", "drums", resized(source(said, "drums"), 3900), RATE));
        inputs.with("estimates", Recordings.sound("song", "bass", source(said, "bass"), RATE));
        Evaluation found = evaluate(inputs, Map.of("measures", "usdr"));
        assertThat(found.warnings())
                .containsExactly(
                        "given/song/vocals has 4100 samples and given/song/vocals 4000; it was cut.",
                        "given/song/drums has 3900 samples and given/song/vocals 4000; it was padded.");
        assertThat(found.figure("usdr", "song").values()[0])
                .isEqualTo(Ratios.utterance(source(truth, "vocals"), source(said, "vocals")));

        Inputs other = inputs("song", only(truth, "vocals"), Map.of())
                .with("estimates", Recordings.sound("song", "vocals", source(said, "vocals"), 2 * RATE));
        assertRefused(
                other,
                "given/song/vocals has 2 channels at 16000 Hz and given/song/vocals 2 at 8000 Hz."
                        + " Give all of a recording alike.");
    }

    @Test
    void whatHasNoPartnerOrIsNoNumberIsNamed() {
        assertRefused(
                inputs("song", truth, only(said, "vocals", "bass")),
                "given/song/drums has no estimate \"drums\", only [vocals, bass]. Call it as its reference.");
        source(said, "bass")[1][7] = Float.NaN;
        assertRefused(
                inputs("song", truth, said), "Sample 7 of channel 1 of given/song/bass is NaN. Write the file again.");
        assertThatThrownBy(() -> evaluate(inputs("song", truth, Map.of()), Map.of()))
                .isInstanceOf(MetricException.class)
                .hasMessage("estimates are missing. Give them, or an oracle.");
        assertThatThrownBy(() -> evaluate(inputs("song", truth, said), Map.of("oracle", "input")))
                .hasMessage("estimates are given and an oracle is wanted. Give one of both.");
    }

    @Test
    void theMixtureIsReadOnlyWhereItIsAskedFor() throws IOException {
        Inputs broken = inputs("song", truth, said)
                .with("mixture", Recordings.sound("song", "mixture", new float[2][100], 2 * RATE));
        assertThat(evaluate(broken, Map.of("measures", "bss,usdr")).problems()).isEmpty();
        assertThat(evaluate(broken, Map.of("measures", "bss,usdr")).warnings()).isEmpty();
        assertThatThrownBy(() -> evaluate(broken, Map.of("measures", "sdr-improvement")))
                .hasMessageStartingWith("given/song/mixture has 2 channels at 16000 Hz");
        float[][] louder = Recordings.scaled(Recordings.sum(truth.values().toArray(float[][][]::new)), 2);
        Inputs mastered =
                inputs("song", truth, said).with("mixture", Recordings.sound("song", "mixture", louder, RATE));
        assertThat(evaluate(mastered, Map.of("measures", "sdr-improvement"))
                        .figure("sdr-improvement", "song")
                        .values()[2])
                .isEqualTo(Ratios.improvement(source(truth, "bass"), source(said, "bass"), louder));
    }

    private static void assertRefused(Inputs inputs, String message) {
        assertThatThrownBy(() -> evaluate(inputs, Map.of("measures", "usdr")))
                .isInstanceOf(MetricException.class)
                .hasMessage(message);
    }

    private void sameAs(BssSettings settings, Map<String, String> options) throws IOException {
        BssScores direct = BssEval.evaluate(sources(truth), sources(said), settings);
        Evaluation found = evaluate(inputs("song", truth, said), options);
        same(found.figure("each-sdr", "song"), direct.sdr());
        same(found.figure("each-sir", "song"), direct.sir());
        same(found.figure("each-sar", "song"), direct.sar());
    }

    private static void same(Figure found, double[][] direct) {
        int windows = direct[0].length;
        assertThat(found.values()).hasSize(direct.length * windows);
        for (int s = 0; s < direct.length; s++) {
            for (int w = 0; w < windows; w++) {
                assertThat(found.values()[s * windows + w]).isCloseTo(direct[s][w], ROUNDED);
            }
        }
    }

    private static Sources sources(Map<String, float[][]> byName) {
        return new Sources(byName.values().toArray(float[][][]::new));
    }

    /** The estimates in another order and by other names: bass, vocals, drums. */
    private Map<String, float[][]> turned() {
        Map<String, float[][]> turned = new LinkedHashMap<>();
        turned.put("a", source(said, "bass"));
        turned.put("b", source(said, "vocals"));
        turned.put("c", source(said, "drums"));
        return turned;
    }

    private static Map<String, float[][]> withAccompaniment(Map<String, float[][]> sources) {
        Map<String, float[][]> all = new LinkedHashMap<>(sources);
        all.put(
                "accompaniment",
                Recordings.sum(sources.entrySet().stream()
                        .filter(source -> !source.getKey().equals("vocals"))
                        .map(Map.Entry::getValue)
                        .toArray(float[][][]::new)));
        return all;
    }

    private static Map<String, float[][]> only(Map<String, float[][]> sources, String... names) {
        Map<String, float[][]> some = new LinkedHashMap<>(sources);
        some.keySet().retainAll(List.of(names));
        return some;
    }

    private static float[][] resized(float[][] samples, int length) {
        return new float[][] {Arrays.copyOf(samples[0], length), Arrays.copyOf(samples[1], length)};
    }

    private static Evaluation evaluate(Inputs inputs, Map<String, String> options) throws IOException {
        Map<String, String> all = new TreeMap<>(options);
        all.put("taps", Integer.toString(TAPS));
        return MeasureSet.SEPARATION.evaluate(inputs, MeasureSet.SEPARATION.options(all), Step.NONE);
    }
}
