package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.latent.factors.BetaVaeScore;
import io.ripieno.music.metrics.latent.factors.Dci;
import io.ripieno.music.metrics.latent.factors.Explicitness;
import io.ripieno.music.metrics.latent.factors.FactorSample;
import io.ripieno.music.metrics.latent.factors.FactorVaeScore;
import io.ripieno.music.metrics.latent.factors.HistogramScores;
import io.ripieno.music.metrics.latent.factors.InterventionalRobustness;
import io.ripieno.music.metrics.latent.factors.SeparatePredictability;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The measures of discrete factors among those of latent spaces. */
final class FactorMeasures {
    private static final String HISTOGRAM_MIG = "histogram-mig";
    private static final String HISTOGRAM_MODULARITY = "histogram-modularity";
    private static final String SEPARATE = "separate-predictability";
    private static final String DCI = "dci";
    private static final String FACTOR_VAE = "factor-vae";
    private static final String IRS = "irs";
    private static final String BETA_VAE = "beta-vae";
    private static final String EXPLICITNESS = "explicitness";

    static final List<String> NAMES =
            List.of(HISTOGRAM_MIG, HISTOGRAM_MODULARITY, SEPARATE, DCI, FACTOR_VAE, IRS, BETA_VAE, EXPLICITNESS);

    List<Role> roles() {
        return List.of(
                Role.one(
                                "test-codes",
                                "Codes of other items, which predictions are judged by; without them a share of the items is.")
                        .optional(),
                Role.one("test-attributes", "Factors of the same items.").optional());
    }

    List<Parameter> parameters() {
        return List.of(
                Parameter.number(
                                "test-share",
                                1.0 / 3,
                                0,
                                "Share of the items, drawn by the seed, that predictions are judged by if no test codes are given.")
                        .atMost(1),
                Parameter.whole("bins", HistogramScores.BINS, 1, "Bins of each code in the histogram measures.")
                        .atMost(100_000),
                Parameter.number(
                        "cost", SeparatePredictability.COST, 0, "Weight C of errors in separate-predictability."),
                Parameter.number(
                        "probe-cost",
                        Explicitness.COST,
                        0,
                        "Weight C of errors of the linear classifiers of beta-vae and explicitness."),
                Parameter.number("quantile", InterventionalRobustness.QUANTILE, 0, "Quantile of deviations in irs.")
                        .atMost(1),
                Parameter.whole(
                                "batch",
                                FactorVaeScore.Votes.USUAL.batch(),
                                2,
                                "Items of a vote in factor-vae, pairs of a batch in beta-vae.")
                        .atMost(100_000),
                Parameter.whole(
                                "train-votes",
                                FactorVaeScore.Votes.USUAL.train(),
                                1,
                                "Votes that factor-vae takes the majority from, batches that beta-vae learns from.")
                        .atMost(1_000_000),
                Parameter.whole(
                                "test-votes",
                                FactorVaeScore.Votes.USUAL.test(),
                                1,
                                "Votes, or batches, that they are judged by.")
                        .atMost(1_000_000),
                Parameter.number(
                        "vote-threshold",
                        FactorVaeScore.Votes.USUAL.threshold(),
                        0,
                        "Standard deviation below which factor-vae leaves a code out."));
    }

    void evaluate(Inputs inputs, Options options, List<String> wanted, Step step, Findings findings)
            throws IOException {
        Split split = Split.of(inputs, options);
        FactorSample all = split.all();
        Axis factors = new Axis("factor", inputs.one("attributes").numbers().labels());
        Axis codes = new Axis("code", inputs.one("codes").numbers().labels());
        int done = 0;
        for (String name : wanted) {
            step.begin(done++, wanted.size(), name);
            switch (name) {
                case HISTOGRAM_MIG -> {
                    HistogramScores scores = HistogramScores.of(all, options.whole("bins"));
                    findings.add(Figure.of(name, "", scores.mig()));
                    findings.add(Figure.of("histogram-information", "nats", codes, factors, scores.information()));
                }
                case HISTOGRAM_MODULARITY ->
                    findings.add(Figure.of(
                            name,
                            "",
                            HistogramScores.of(all, options.whole("bins")).modularity()));
                case SEPARATE ->
                    findings.add(Figure.of(
                            name,
                            "",
                            SeparatePredictability.score(split.train(), split.test(), options.number("cost"))));
                case DCI -> {
                    Dci dci = Dci.of(split.train(), split.test());
                    findings.add(Figure.of("dci-disentanglement", "", dci.disentanglement()));
                    findings.add(Figure.of("dci-completeness", "", dci.completeness()));
                    findings.add(Figure.of("dci-informativeness-train", "", dci.train()));
                    findings.add(Figure.of("dci-informativeness-test", "", dci.test()));
                    findings.add(Figure.of("dci-importance", "", codes, factors, dci.importances()));
                }
                case FACTOR_VAE -> {
                    FactorVaeScore score = FactorVaeScore.of(
                            all,
                            new FactorVaeScore.Votes(
                                    options.whole("batch"),
                                    options.whole("train-votes"),
                                    options.whole("test-votes"),
                                    options.number("vote-threshold"),
                                    options.whole("seed")));
                    findings.add(Figure.of("factor-vae-train", "", score.train()));
                    findings.add(Figure.of("factor-vae-test", "", score.test()));
                    findings.add(Figure.of("factor-vae-active-codes", "", score.active()));
                }
                case IRS -> {
                    InterventionalRobustness irs = InterventionalRobustness.of(all, options.number("quantile"));
                    findings.add(Figure.of(name, "", irs.score()));
                    findings.add(Figure.of("irs-robustness", "", codes, factors, irs.matrix()));
                }
                case BETA_VAE -> {
                    BetaVaeScore score = BetaVaeScore.of(
                            all,
                            new BetaVaeScore.Batches(
                                    options.whole("batch"),
                                    options.whole("train-votes"),
                                    options.whole("test-votes"),
                                    options.number("probe-cost"),
                                    options.whole("seed")));
                    findings.add(Figure.of("beta-vae-train", "", score.train()));
                    findings.add(Figure.of("beta-vae-test", "", score.test()));
                }
                case EXPLICITNESS -> {
                    Explicitness explicitness =
                            Explicitness.of(split.train(), split.test(), options.number("probe-cost"));
                    findings.add(Figure.of("explicitness-train", "", factors, explicitness.train()));
                    findings.add(Figure.of("explicitness-test", "", factors, explicitness.test()));
                }
                default -> throw new IllegalArgumentException(name);
            }
        }
    }

    /** All items, and those to learn from and to judge by. */
    private record Split(FactorSample all, FactorSample train, FactorSample test) {
        static Split of(Inputs inputs, Options options) throws IOException {
            double[][] z = Tables.matrix(inputs.one("codes"));
            int[][] a = whole(inputs.one("attributes"));
            FactorSample all = new FactorSample(z, a);
            if (inputs.optional("test-codes").isPresent()
                    != inputs.optional("test-attributes").isPresent()) {
                throw new MetricException("Only one of test-codes and test-attributes is given. Give both, or none.");
            }
            if (inputs.optional("test-codes").isPresent()) {
                FactorSample test =
                        new FactorSample(Tables.matrix(inputs.one("test-codes")), whole(inputs.one("test-attributes")));
                return new Split(all, all, test);
            }
            int tested = (int) Math.round(options.number("test-share") * z.length);
            if (tested < 1 || tested >= z.length) {
                throw new MetricException("test-share is %s of %d items. Leave at least one item on either side."
                        .formatted(options.number("test-share"), z.length));
            }
            int[] order = shuffled(z.length, options.whole("seed"));
            return new Split(all, part(z, a, order, tested, z.length), part(z, a, order, 0, tested));
        }

        private static FactorSample part(double[][] z, int[][] a, int[] order, int from, int to) {
            return new FactorSample(
                    IntStream.range(from, to).mapToObj(i -> z[order[i]]).toArray(double[][]::new),
                    IntStream.range(from, to).mapToObj(i -> a[order[i]]).toArray(int[][]::new));
        }

        private static int[] shuffled(int items, long seed) {
            int[] order = IntStream.range(0, items).toArray();
            Random random = new Random(seed);
            for (int i = items - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int kept = order[i];
                order[i] = order[j];
                order[j] = kept;
            }
            return order;
        }

        private static int[][] whole(Input input) throws IOException {
            double[][] rows = Tables.matrix(input);
            int[][] whole = new int[rows.length][];
            for (int r = 0; r < rows.length; r++) {
                whole[r] = new int[rows[r].length];
                for (int c = 0; c < whole[r].length; c++) {
                    whole[r][c] = (int) rows[r][c];
                    if (whole[r][c] != rows[r][c]) {
                        throw new MetricException("%s[%d][%d] is %s. Give factors as whole numbers."
                                .formatted(input.name(), r, c, rows[r][c]));
                    }
                }
            }
            return whole;
        }
    }
}
