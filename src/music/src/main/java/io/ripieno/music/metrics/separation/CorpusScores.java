package io.ripieno.music.metrics.separation;

import io.ripieno.music.metrics.Accumulator;
import io.ripieno.music.metrics.MetricException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers recordings: of each source the median over the medians of its recordings, or their mean. */
public final class CorpusScores
        implements Accumulator<TrackScores, Map<String, Map<TrackScores.Ratio, Double>>, CorpusScores> {
    private static final long serialVersionUID = 1L;

    private final boolean mean;
    private final LinkedHashMap<String, ArrayList<double[]>> medians = new LinkedHashMap<>();

    /** @param mean whether the mean over recordings is taken in place of the median */
    public CorpusScores(boolean mean) {
        this.mean = mean;
    }

    @Override
    public void update(TrackScores track) {
        for (TrackScores.Target target : track.targets()) {
            double[] row = new double[TrackScores.Ratio.values().length];
            for (TrackScores.Ratio ratio : TrackScores.Ratio.values()) {
                row[ratio.ordinal()] = target.median(ratio);
            }
            medians.computeIfAbsent(target.name(), name -> new ArrayList<>()).add(row);
        }
    }

    @Override
    public void merge(CorpusScores other) {
        other.medians.forEach((name, rows) ->
                medians.computeIfAbsent(name, n -> new ArrayList<>()).addAll(List.copyOf(rows)));
    }

    /** Of each source each ratio in dB, NaN where no recording has it. */
    @Override
    public Map<String, Map<TrackScores.Ratio, Double>> compute() {
        if (medians.isEmpty()) {
            throw new MetricException("No recording was taken in. Update with the scores of one first.");
        }
        Map<String, Map<TrackScores.Ratio, Double>> result = new LinkedHashMap<>();
        medians.forEach((name, rows) -> {
            Map<TrackScores.Ratio, Double> ratios = new LinkedHashMap<>();
            for (TrackScores.Ratio ratio : TrackScores.Ratio.values()) {
                ratios.put(
                        ratio,
                        aggregate(rows.stream()
                                .mapToDouble(row -> row[ratio.ordinal()])
                                .toArray()));
            }
            result.put(name, ratios);
        });
        return result;
    }

    @Override
    public void reset() {
        medians.clear();
    }

    private double aggregate(double[] tracks) {
        return mean ? Arrays.stream(tracks).filter(Double::isFinite).average().orElse(Double.NaN) : Medians.of(tracks);
    }
}
