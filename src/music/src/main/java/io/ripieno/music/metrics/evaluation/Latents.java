package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.information.InformationSettings;
import io.ripieno.music.metrics.latent.Disentanglement;
import io.ripieno.music.metrics.latent.Interpolatability;
import io.ripieno.music.metrics.latent.LatentMeasure;
import io.ripieno.music.metrics.latent.LatentSample;
import io.ripieno.music.metrics.latent.LatentScores;
import io.ripieno.music.metrics.latent.LatentSettings;
import io.ripieno.music.metrics.latent.LiadSettings;
import io.ripieno.music.metrics.latent.Maximum;
import io.ripieno.music.metrics.latent.Reduction;
import io.ripieno.music.metrics.latent.Traversal;
import io.ripieno.music.metrics.latent.WalkMeasure;
import io.ripieno.music.metrics.latent.WalkScores;
import io.ripieno.music.metrics.latent.factors.CodeDependence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Latent spaces: the measures of Latte on items or on walks, and those of disentanglement_lib on factors. */
final class Latents implements Measuring {
    private static final String CODES = "codes";
    private static final String ATTRIBUTES = "attributes";
    private static final String DEPENDENCY_AWARE = "dependency-aware";
    private static final String INTERPOLATABILITY = "interpolatability";
    private static final String FACTORS = "factors";
    private static final String UNSUPERVISED = "unsupervised";
    private static final List<String> OF_ITEMS = Words.of(LatentMeasure.class);
    private static final List<String> OF_WALKS = Words.of(WalkMeasure.class);

    private final FactorMeasures factors = new FactorMeasures();

    @Override
    public String about() {
        return "How far the dimensions of a latent space stand for attributes one by one, how smoothly attributes follow walks through it, and how well discrete factors are kept apart.";
    }

    @Override
    public List<Role> roles() {
        return Stream.concat(
                        Stream.of(
                                Role.one(CODES, "Latent codes: items x dimensions, or walks x dimensions x points."),
                                Role.one(
                                        ATTRIBUTES,
                                        "Attributes of the same: items x attributes, or walks x attributes x points; whole numbers for measures of factors.")),
                        factors.roles().stream())
                .toList();
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        all.add(
                Parameter.choices(
                        "measures",
                        "",
                        Stream.of(
                                        List.of(DEPENDENCY_AWARE, INTERPOLATABILITY, FACTORS),
                                        OF_ITEMS,
                                        OF_WALKS,
                                        FactorMeasures.NAMES,
                                        List.of(UNSUPERVISED))
                                .flatMap(List::stream)
                                .toList(),
                        "What to measure. Bundles: dependency-aware (mig, dmig, dlig, xmig, with fill), interpolatability (smoothness, monotonicity), factors (all measures of discrete factors). Of codes alone: unsupervised. By default dependency-aware, or interpolatability for walks."));
        all.add(Parameter.flag("discrete", "Attributes are labels, not numbers."));
        all.add(Parameter.whole("neighbours", 3, 1, "Which nearest neighbour the estimates of information go by.")
                .atMost(1000));
        all.add(Parameter.whole(
                "seed", 42, 0, "Seed of the jitter of estimates, of votes, and of splits into train and test."));
        all.add(
                Parameter.wholes(
                        "regularised",
                        "For each attribute the dimension that was made to follow it, from 0; by default none, or the first ones where a measure needs them."));
        all.add(Parameter.flag("fill", "Let mig take dimension i for attribute i where none is given."));
        all.add(Parameter.number("l2", 1, 0, "Weight C of errors in the support vector machines of sap for labels."));
        all.add(Parameter.number(
                "flat", 1e-12, 0, "Variance, or information, up to which sap and modularity see nothing."));
        all.add(Parameter.choice(
                "max-mode", Maximum.LEHMER, "What stands for the largest second difference in smoothness."));
        all.add(Parameter.number(
                        "ptp",
                        1,
                        0,
                        "Share of first differences, around their median, whose extent is taken in smoothness; 1 is all (naive).")
                .atMost(1));
        all.add(Parameter.choice(
                "reduce",
                Reduction.ATTRIBUTE,
                "What values of walks are given for: each attribute, each sample, all in one, or none reduced."));
        all.add(Parameter.flag("clamp", "Bring smoothness into 0 to 1."));
        all.add(Parameter.number("power", 2, 1, "Power of the Lehmer mean."));
        all.add(Parameter.number(
                "threshold", 1e-3, 0, "First difference up to which an attribute stands still in monotonicity."));
        all.add(Parameter.number(
                "degenerate",
                Double.NaN,
                -1e12,
                "Monotonicity of an attribute that does not move; by default not defined."));
        all.add(Parameter.flag("keep-nan", "Let means of monotonicity be undefined if one of the values is."));
        all.addAll(factors.parameters());
        return all;
    }

    @Override
    public void evaluate(Inputs inputs, Options options, Step step, Findings findings) throws IOException {
        Input codes = inputs.one(CODES);
        boolean walks = codes.numbers().dimensions() == 3;
        Set<String> wanted = wanted(options, walks);
        for (String name : wanted) {
            if (OF_WALKS.contains(name) != walks) {
                throw new MetricException("%s is %s, which %s is not defined for. Give %s."
                        .formatted(
                                codes.name(),
                                codes.numbers().form(),
                                name,
                                walks ? "items x dimensions" : "walks x dimensions x points"));
            }
        }
        if (walks) {
            ofWalks(inputs, options, wanted, step, findings);
            return;
        }
        List<String> ofFactors =
                FactorMeasures.NAMES.stream().filter(wanted::contains).toList();
        boolean unsupervised = wanted.contains(UNSUPERVISED);
        wanted.retainAll(OF_ITEMS);
        int parts = ofFactors.size() + (wanted.isEmpty() ? 0 : 1) + (unsupervised ? 1 : 0);
        if (!wanted.isEmpty()) {
            step.begin(0, parts, String.join(", ", wanted));
            ofItems(inputs, options, wanted, findings);
        }
        if (unsupervised) {
            step.begin(wanted.isEmpty() ? 0 : 1, parts, UNSUPERVISED);
            ofCodes(inputs, options, findings);
        }
        if (!ofFactors.isEmpty()) {
            factors.evaluate(inputs, options, ofFactors, step, findings);
        }
    }

    private static Set<String> wanted(Options options, boolean walks) {
        Set<String> wanted = new LinkedHashSet<>();
        List<String> named = options.has("measures")
                ? options.choices("measures")
                : List.of(walks ? INTERPOLATABILITY : DEPENDENCY_AWARE);
        for (String name : named) {
            switch (name) {
                case DEPENDENCY_AWARE -> wanted.addAll(OF_ITEMS.subList(0, 4));
                case INTERPOLATABILITY -> wanted.addAll(OF_WALKS);
                case FACTORS -> wanted.addAll(FactorMeasures.NAMES);
                default -> wanted.add(name);
            }
        }
        return wanted;
    }

    private static void ofItems(Inputs inputs, Options options, Set<String> names, Findings findings)
            throws IOException {
        Set<LatentMeasure> wanted = EnumSet.noneOf(LatentMeasure.class);
        names.forEach(name -> wanted.add(Words.constant(LatentMeasure.class, name)));
        boolean bundle = !options.has("measures") || options.choices("measures").contains(DEPENDENCY_AWARE);
        LatentSettings settings = new LatentSettings(
                new InformationSettings(options.flag("discrete"), options.whole("neighbours"), options.whole("seed")),
                options.wholes("regularised"),
                bundle || options.flag("fill"),
                options.number("l2"),
                options.number("flat"));
        LatentSample sample = LatentSample.of(Tables.matrix(inputs.one(CODES)), Tables.matrix(inputs.one(ATTRIBUTES)));
        LatentScores scores = new Disentanglement(wanted, settings).of(sample);
        Axis attributes = new Axis("attribute", inputs.one(ATTRIBUTES).numbers().labels());
        Axis dimensions = new Axis("dimension", inputs.one(CODES).numbers().labels());
        scores.values().forEach((measure, values) -> {
            boolean ofDimensions = measure == LatentMeasure.MODULARITY;
            findings.add(Figure.of(Words.of(measure), "", ofDimensions ? dimensions : attributes, values));
        });
        if (scores.information().length > 0) {
            findings.add(Figure.of("mutual-information", "nats", dimensions, attributes, scores.information()));
        }
        scores.warnings().forEach(findings::warn);
    }

    private static void ofCodes(Inputs inputs, Options options, Findings findings) throws IOException {
        CodeDependence dependence = CodeDependence.of(Tables.matrix(inputs.one(CODES)), options.whole("bins"));
        findings.add(Figure.of("total-correlation", "nats", dependence.totalCorrelation()));
        findings.add(Figure.of("wasserstein-correlation", "", dependence.wasserstein()));
        findings.add(Figure.of("wasserstein-correlation-share", "", dependence.wassersteinShare()));
        findings.add(Figure.of("code-information", "nats", dependence.information()));
    }

    private static void ofWalks(Inputs inputs, Options options, Set<String> names, Step step, Findings findings)
            throws IOException {
        step.begin(0, 1, String.join(", ", names));
        Set<WalkMeasure> wanted = EnumSet.noneOf(WalkMeasure.class);
        names.forEach(name -> wanted.add(Words.constant(WalkMeasure.class, name)));
        LiadSettings settings = new LiadSettings(
                options.wholes("regularised"),
                options.choice("max-mode", Maximum.class),
                options.number("ptp"),
                options.choice("reduce", Reduction.class),
                options.flag("clamp"),
                options.number("power"),
                options.number("threshold"),
                options.has("degenerate") ? options.number("degenerate") : Double.NaN,
                !options.flag("keep-nan"));
        Traversal traversal = Traversal.of(Tables.cube(inputs.one(CODES)), Tables.cube(inputs.one(ATTRIBUTES)));
        WalkScores scores = new Interpolatability(wanted, settings).of(traversal);
        scores.values()
                .forEach((measure, values) -> findings.add(Figure.of(
                        Words.of(measure),
                        "",
                        Axis.counted("sample", values.length),
                        Axis.counted("attribute", values[0].length),
                        values)));
        scores.warnings().forEach(findings::warn);
    }
}
