package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.separation.BssEval;
import io.ripieno.music.metrics.separation.BssScores;
import io.ripieno.music.metrics.separation.BssSettings;
import io.ripieno.music.metrics.separation.Museval;
import io.ripieno.music.metrics.separation.Ratios;
import io.ripieno.music.metrics.separation.Sources;
import io.ripieno.music.metrics.separation.TrackScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Judges one recording. What a ratio is refused for leaves those that were found before as they are. */
final class TrackJudge {
    private final SeparatedTrack track;
    private final Options options;
    private final String item;
    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, Map<String, Double>> whole = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private @Nullable TrackScores bss;
    /** The estimate of each reference by the whole recording, once it is known. */
    private int @Nullable [] order;

    TrackJudge(SeparatedTrack track, Options options, String item) {
        this.track = track;
        this.options = options;
        this.item = item;
    }

    List<Figure> figures() {
        return figures;
    }

    List<String> warnings() {
        return warnings;
    }

    /** The scores of BSS Eval, if they were wanted. */
    Optional<TrackScores> bss() {
        return Optional.ofNullable(bss);
    }

    /** Ratios of whole sources in dB, by measure and source. */
    Map<String, Map<String, Double>> whole() {
        return whole;
    }

    /**
     * @throws MetricException if the ratio is not defined for this recording, or which estimate is whose cannot be told
     */
    void measure(Separation.Ratio ratio) {
        try {
            attempt(ratio);
        } catch (MetricException e) {
            throw (MetricException) new MetricException("%s of %s %s: %s"
                            .formatted(Words.of(ratio), item, track.references().keySet(), e.getMessage()))
                    .initCause(e);
        }
    }

    private void attempt(Separation.Ratio ratio) {
        switch (ratio) {
            case BSS -> bssEval();
            case SI_SDR ->
                whole(ratio, (truth, said) -> Ratios.scaleInvariant(truth, said, !options.flag("keep-mean")));
            case USDR -> whole(ratio, Ratios::utterance);
            case SDR_IMPROVEMENT -> whole(ratio, (truth, said) -> Ratios.improvement(truth, said, track.mixture()));
        }
    }

    private void bssEval() {
        BssSettings settings = settings();
        TrackScores scores = settings.permuted()
                ? permuted(settings)
                : new Museval(settings, track.sampleRate()).evaluate(track.references(), track.estimates());
        List<TrackScores.Frame> frames = scores.targets().get(0).frames();
        Axis sources = new Axis(
                "source",
                scores.targets().stream().map(TrackScores.Target::name).toList());
        Axis windows = new Axis(
                "seconds",
                frames.stream().map(frame -> Double.toString(frame.time())).toList());
        for (TrackScores.Ratio ratio : TrackScores.Ratio.values()) {
            if (Separation.isDefined(ratio, options)) {
                double[][] values = scores.targets().stream()
                        .map(target -> target.frames().stream()
                                .mapToDouble(frame -> of(ratio, frame))
                                .toArray())
                        .toArray(double[][]::new);
                double[] medians = scores.targets().stream()
                        .mapToDouble(target -> target.median(ratio))
                        .toArray();
                figures.add(Figure.of("each-" + Words.of(ratio), "dB", sources, windows, values)
                        .of(item));
                figures.add(Figure.of(Words.of(ratio), "dB", sources, medians).of(item));
            }
        }
        figures.add(Figure.of("window", "s", frames.get(0).duration()).of(item));
        bss = scores;
    }

    private TrackScores permuted(BssSettings settings) {
        List<String> names = List.copyOf(track.references().keySet());
        BssScores scores = BssEval.evaluate(sources(track.references()), sources(track.estimates()), settings);
        boolean one = settings.window() == BssSettings.WHOLE;
        boolean told = Arrays.stream(scores.sdr()[0]).anyMatch(ratio -> !Double.isNaN(ratio));
        if (one || told && settings.filters() == BssSettings.Filters.GLOBAL) {
            order = scores.permutation()[0];
        }
        double[][] chosen = new double[scores.permutation().length][names.size()];
        for (int w = 0; w < chosen.length; w++) {
            for (int s = 0; s < names.size(); s++) {
                chosen[w][s] = scores.permutation()[w][s];
            }
        }
        figures.add(
                Figure.of("permutation", "", Axis.counted("window", chosen.length), new Axis("source", names), chosen)
                        .of(item));
        double seconds = (double) track.samples() / track.sampleRate();
        return TrackScores.of(
                names,
                scores,
                one ? seconds : (double) settings.window() / track.sampleRate(),
                one ? seconds : (double) settings.hop() / track.sampleRate());
    }

    private BssSettings settings() {
        boolean one = options.flag("whole");
        return new BssSettings(
                options.choice("variant", BssSettings.Variant.class),
                options.choice("version", Separation.Version.class) == Separation.Version.V4
                        ? BssSettings.Filters.GLOBAL
                        : BssSettings.Filters.PER_WINDOW,
                options.choice("framing", BssSettings.Framing.class),
                one ? BssSettings.WHOLE : samples("window"),
                one ? 1 : samples("hop"),
                options.flag("permute"),
                options.whole("taps"));
    }

    private int samples(String name) {
        long samples = Math.round(options.number(name) * track.sampleRate());
        return (int) Math.min(BssSettings.WHOLE, Math.max(1, samples));
    }

    /** A ratio of a whole source. */
    @FunctionalInterface
    private interface WholeRatio {
        double of(float[][] truth, float[][] estimate);
    }

    private void whole(Separation.Ratio ratio, WholeRatio formula) {
        List<float[][]> estimates = partners();
        Map<String, Double> values = new LinkedHashMap<>();
        track.references().forEach((name, truth) -> {
            float[][] estimate = estimates.get(values.size());
            values.put(name, defined(ratio, name, () -> formula.of(truth, estimate)));
        });
        whole.put(Words.of(ratio), values);
        figures.add(Figure.of(
                        Words.of(ratio),
                        "dB",
                        new Axis("source", List.copyOf(values.keySet())),
                        values.values().stream().mapToDouble(x -> x).toArray())
                .of(item));
    }

    /** A ratio of one source; NaN with a warning where it is not defined. */
    private double defined(Separation.Ratio ratio, String source, DoubleSupplier formula) {
        try {
            return formula.getAsDouble();
        } catch (MetricException e) {
            warnings.add("There is no %s of %s in %s. %s".formatted(Words.of(ratio), source, item, e.getMessage()));
            return Double.NaN;
        }
    }

    /** The estimate of each reference, in the order of the references. */
    private List<float[][]> partners() {
        List<float[][]> estimates = List.copyOf(track.estimates().values());
        if (!options.flag("permute")) {
            return estimates;
        }
        if (order == null) {
            order = wholeOrder();
        }
        return Arrays.stream(order).mapToObj(estimates::get).toList();
    }

    private int[] wholeOrder() {
        BssSettings settings = settings().framewise(BssSettings.WHOLE, 1);
        int[] found = BssEval.evaluate(sources(track.references()), sources(track.estimates()), settings)
                .permutation()[0];
        figures.add(Figure.of(
                        "whole-permutation",
                        "",
                        new Axis("source", List.copyOf(track.references().keySet())),
                        Arrays.stream(found).asDoubleStream().toArray())
                .of(item));
        return found;
    }

    private static Sources sources(Map<String, float[][]> byName) {
        return new Sources(byName.values().toArray(float[][][]::new));
    }

    private static double of(TrackScores.Ratio ratio, TrackScores.Frame frame) {
        return switch (ratio) {
            case SDR -> frame.sdr();
            case SIR -> frame.sir();
            case ISR -> frame.isr();
            case SAR -> frame.sar();
        };
    }
}
