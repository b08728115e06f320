package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.separation.BssSettings;
import io.ripieno.music.metrics.separation.CorpusScores;
import io.ripieno.music.metrics.separation.OracleMasks;
import io.ripieno.music.metrics.separation.TrackScores;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Separated sources: BSS Eval as museval and mir_eval have it, other ratios, and oracles in place of estimates. */
final class Separation implements Measuring {
    static final String REFERENCES = "references";
    static final String ESTIMATES = "estimates";
    static final String MIXTURE = "mixture";

    /** What filters of BSS Eval are fitted to. */
    enum Version {
        V4,
        V3
    }

    /** What is measured. */
    enum Ratio {
        BSS,
        SI_SDR,
        USDR,
        SDR_IMPROVEMENT
    }

    @Override
    public String about() {
        return "How well sources were separated: SDR, SIR, ISR and SAR of BSS Eval in windows, scale-invariant SDR, uSDR, and the gain over the mixture; of one recording or of a corpus.";
    }

    @Override
    public List<Role> roles() {
        Set<Form> sound = EnumSet.of(Form.SOUND);
        return List.of(
                new Role(REFERENCES, sound, Role.Number.SEVERAL_OF_ITEM, true, "The true sources of each recording."),
                new Role(
                        ESTIMATES,
                        sound,
                        Role.Number.SEVERAL_OF_ITEM,
                        false,
                        "The separated sources, called as the true ones; not with an oracle."),
                new Role(
                        MIXTURE,
                        sound,
                        Role.Number.ONE_OF_ITEM,
                        false,
                        "The mixture of each recording; by default the sum of its references."));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.choices("measures", Words.of(Ratio.BSS), Words.of(Ratio.class), "What to measure."),
                Parameter.choice(
                        "version",
                        Version.V4,
                        "Filters of BSS Eval: fitted once to the whole recording (v4) or to each window (v3)."),
                Parameter.choice(
                        "variant",
                        BssSettings.Variant.IMAGES,
                        "What counts as distortion: filtered sources are right (sources, as in BSS Eval v2 and v3) or wrong (images, as in museval)."),
                Parameter.choice(
                        "framing",
                        BssSettings.Framing.MUSEVAL,
                        "How windows are cut, which differs for short recordings."),
                Parameter.number("window", 1, 1e-3, "Length of a window, in seconds."),
                Parameter.number("hop", 1, 1e-3, "From window to window, in seconds."),
                Parameter.flag("whole", "Take the whole recording as one window."),
                Parameter.flag(
                        "permute", "Assign estimates to references by the best mean SIR, whatever they are called."),
                Parameter.whole("taps", BssSettings.TAPS, 1, "Length of the distortion filters, in samples.")
                        .atMost(8192),
                Parameter.flag("keep-mean", "Leave the mean of each channel in for si-sdr."),
                Parameter.choice(
                        "oracle",
                        Oracle.NONE,
                        "Judge in place of estimates: the mixture (input), the mixture over the number of sources (shared-mixture), or what ideal binary or ratio masks make of it."),
                Parameter.number(
                        "mask-power",
                        Double.NaN,
                        1e-6,
                        "Power that magnitudes are raised to in masks; by default 1 for binary, 2 for ratio."),
                Parameter.number("mask-threshold", 0.5, 0, "Share of a cell that a source needs in a binary mask.")
                        .atMost(1),
                Parameter.whole("mask-frame", OracleMasks.SISEC.fftSize(), 2, "Frame of masks, in samples.")
                        .atMost(65_536),
                Parameter.whole("mask-hop", OracleMasks.SISEC.hop(), 1, "Hop of masks, in samples.")
                        .atMost(65_536),
                Parameter.flag("mean", "Summarise recordings by the mean of their medians, not the median."));
    }

    @Override
    public void evaluate(Inputs inputs, Options options, Step step, Findings findings) throws IOException {
        boolean oracle = options.choice("oracle", Oracle.class) != Oracle.NONE;
        if (oracle != inputs.all(ESTIMATES).isEmpty()) {
            throw new MetricException(
                    oracle
                            ? "estimates are given and an oracle is wanted. Give one of both."
                            : "estimates are missing. Give them, or an oracle.");
        }
        Set<Ratio> wanted = EnumSet.noneOf(Ratio.class);
        options.choices("measures").forEach(name -> wanted.add(Words.constant(Ratio.class, name)));
        List<String> items = List.copyOf(inputs.items(REFERENCES));
        List<TrackScores> bss = new ArrayList<>();
        SourceMeans means = new SourceMeans();
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i);
            step.begin(i, items.size(), item);
            findings.attempt(item, () -> {
                SeparatedTrack track = SeparatedTrack.load(inputs, item, options);
                track.warnings().forEach(findings::warn);
                TrackJudge judge = new TrackJudge(track, options, item);
                for (Ratio ratio : wanted) {
                    findings.attempt(item, () -> judge.measure(ratio));
                }
                judge.warnings().forEach(findings::warn);
                judge.figures().forEach(findings::add);
                judge.bss().ifPresent(bss::add);
                means.add(judge.whole());
            });
        }
        if (!bss.isEmpty()) {
            CorpusScores corpus = new CorpusScores(options.flag("mean"));
            bss.forEach(corpus::update);
            summarise(corpus, options, findings);
        }
        means.figures().forEach(findings::add);
        means.warnings().forEach(findings::warn);
    }

    private static void summarise(CorpusScores corpus, Options options, Findings findings) {
        Map<String, Map<TrackScores.Ratio, Double>> sources = corpus.compute();
        Axis axis = new Axis("source", List.copyOf(sources.keySet()));
        for (TrackScores.Ratio ratio : TrackScores.Ratio.values()) {
            if (isDefined(ratio, options)) {
                double[] values = sources.values().stream()
                        .mapToDouble(row -> row.get(ratio))
                        .toArray();
                findings.add(Figure.of(Words.of(ratio), "dB", axis, values));
            }
        }
    }

    /** Where filtered sources are right there is no ratio of spatial distortion. */
    static boolean isDefined(TrackScores.Ratio ratio, Options options) {
        return ratio != TrackScores.Ratio.ISR
                || options.choice("variant", BssSettings.Variant.class) == BssSettings.Variant.IMAGES;
    }
}
