package io.ripieno.music.metrics.melody;

import io.ripieno.music.metrics.Accumulator;
import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.melody.feature.Feature;
import io.ripieno.music.metrics.melody.feature.FeatureSettings;
import io.ripieno.music.metrics.melody.feature.PlayedTune;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The features of a set of melodies, gathered one by one. Keeps numbers only: some thousand for each melody. */
public final class MelodySet implements Accumulator<List<PlayedTune>, FeatureTable, MelodySet> {
    private static final long serialVersionUID = 1L;

    private final FeatureSettings settings;
    private final EnumSet<Feature> features;
    private final List<EnumMap<Feature, double[]>> melodies = new ArrayList<>();

    /**
     * An empty set.
     *
     * @throws MetricException if there are no features, or some are of bars whose number is not fixed
     */
    public MelodySet(FeatureSettings settings, Set<Feature> features) {
        if (features.isEmpty()) {
            throw new MetricException("features (" + features + ") must not be empty: name at least one.");
        }
        if (settings.bars() == FeatureSettings.ALL && features.stream().anyMatch(Feature::isOfBars)) {
            throw new MetricException("bars (all) makes the features of bars in features (" + features
                    + ") incomparable: fix the number of bars in the settings, or leave them out.");
        }
        this.settings = settings;
        this.features = EnumSet.copyOf(features);
    }

    /**
     * Takes melodies in, all or none.
     *
     * @throws MetricException if a feature is not defined for one of them, which is named by its index in the batch
     */
    @Override
    public void update(List<PlayedTune> batch) {
        List<EnumMap<Feature, double[]>> rows = new ArrayList<>();
        for (PlayedTune tune : batch) {
            EnumMap<Feature, double[]> row = new EnumMap<>(Feature.class);
            for (Feature feature : features) {
                try {
                    row.put(feature, feature.of(tune, settings));
                } catch (MetricException e) {
                    throw (MetricException) new MetricException("Melody " + rows.size() + " of the batch has no "
                                    + feature.word() + ". " + e.getMessage())
                            .initCause(e);
                }
            }
            rows.add(row);
        }
        melodies.addAll(rows);
    }

    @Override
    public void merge(MelodySet other) {
        if (!settings.equals(other.settings) || !features.equals(other.features)) {
            throw new MetricException("Sets of " + features + " with " + settings + " and of " + other.features
                    + " with " + other.settings + " cannot be merged: gather both alike.");
        }
        melodies.addAll(List.copyOf(other.melodies));
    }

    @Override
    public FeatureTable compute() {
        EnumMap<Feature, double[][]> values = new EnumMap<>(Feature.class);
        for (Feature feature : features) {
            values.put(feature, melodies.stream().map(row -> row.get(feature)).toArray(double[][]::new));
        }
        return new FeatureTable(melodies.size(), values);
    }

    @Override
    public void reset() {
        melodies.clear();
    }
}
