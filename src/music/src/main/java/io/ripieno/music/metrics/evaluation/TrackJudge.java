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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges one recording. */
final class TrackJudge {
    private final SeparatedTrack track;
    private final Options options;
    private final String item;
    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, Map<String, Double>> whole = new LinkedHashMap<>();
    private @Nullable TrackScores bss;

    TrackJudge(SeparatedTrack track, Options options, String item) {
        this.track = track;
        this.options = options;
        this.item = item;
    }

    List<Figure> figures() {
        return figures;
    }

    /** The scores of BSS Eval, if they were wanted. */
    Optional<TrackScores> bss() {
        return Optional.ofNullable(bss);
    }

    /** Ratios of whole sources in dB, by measure and source. */
    Map<String, Map<String, Double>> whole() {
        return whole;
    }

    void measure(Separation.Ratio ratio) {
        switch (ratio) {
            case BSS -> bssEval();
            case SI_SDR ->
                whole(ratio, (truth, said) -> Ratios.scaleInvariant(truth, said, !options.flag("keep-mean")));
            case USDR -> whole(ratio, Ratios::utterance);
            case SDR_IMPROVEMENT -> {
                whole(ratio, (truth, said) -> Ratios.improvement(truth, said, track.mixture()));
            }
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
        double[][] chosen = new double[scores.permutation().length][names.size()];
        for (int w = 0; w < chosen.length; w++) {
            for (int s = 0; s < names.size(); s++) {
                chosen[w][s] = scores.permutation()[w][s];
            }
        }
        figures.add(
                Figure.of("permutation", "", Axis.counted("window", chosen.length), new Axis("source", names), chosen)
                        .of(item));
        boolean one = settings.window() == BssSettings.WHOLE;
        double seconds = (double) track.mixture()[0].length / track.sampleRate();
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
        return (int) Math.max(1, Math.round(options.number(name) * track.sampleRate()));
    }

    /** A ratio of a whole source. */
    @FunctionalInterface
    private interface WholeRatio {
        double of(float[][] truth, float[][] estimate);
    }

    private void whole(Separation.Ratio ratio, WholeRatio formula) {
        Map<String, Double> values = new LinkedHashMap<>();
        track.references().forEach((name, truth) -> {
            float[][] estimate = track.estimates().get(name);
            if (estimate == null) {
                throw new MetricException("There is no estimate of %s. Give one.".formatted(name));
            }
            values.put(name, formula.of(truth, estimate));
        });
        whole.put(Words.of(ratio), values);
        figures.add(Figure.of(
                        Words.of(ratio),
                        "dB",
                        new Axis("source", List.copyOf(values.keySet())),
                        values.values().stream().mapToDouble(x -> x).toArray())
                .of(item));
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
