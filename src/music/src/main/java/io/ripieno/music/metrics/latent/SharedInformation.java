package io.ripieno.music.metrics.latent;

import io.ripieno.music.metrics.information.Features;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The estimates that several measures are made of, each computed when first asked for. */
final class SharedInformation {
    private final LatentSample sample;
    private final LatentSettings settings;
    private final Map<Integer, double[]> ofAttribute = new HashMap<>();
    private final Map<Integer, Features> prepared = new HashMap<>();
    private final Map<Integer, Map<Integer, Double>> shared = new HashMap<>();

    SharedInformation(LatentSample sample, LatentSettings settings) {
        this.sample = sample;
        this.settings = settings;
    }

    LatentSample sample() {
        return sample;
    }

    LatentSettings settings() {
        return settings;
    }

    /** The information of each dimension about an attribute, nats. */
    double[] ofDimensions(int attribute) {
        return ofAttribute.computeIfAbsent(attribute, i -> latents().informationWith(sample.attribute(i)));
    }

    /** All that is known, {@code [dimensions][attributes]}; empty if no measure has asked for it. */
    double[][] matrix() {
        double[][] matrix = new double[ofAttribute.isEmpty() ? 0 : sample.dimensions()][];
        Arrays.setAll(matrix, this::ofAttributes);
        return matrix;
    }

    /** The information of a dimension about each attribute, nats. */
    double[] ofAttributes(int dimension) {
        double[] row = new double[sample.attributes()];
        Arrays.setAll(row, i -> ofDimensions(i)[dimension]);
        return row;
    }

    /** The entropy of an attribute, nats. */
    double entropy(int attribute) {
        return between(attribute, attribute);
    }

    /** The entropy of an attribute that is left when another is known, nats. */
    double entropy(int attribute, int known) {
        return entropy(attribute) - between(attribute, known);
    }

    private double between(int attribute, int target) {
        return shared.computeIfAbsent(attribute, i -> new HashMap<>())
                .computeIfAbsent(target, i -> prepared(attribute).informationWith(sample.attribute(i))[0]);
    }

    private Features prepared(int attribute) {
        return prepared.computeIfAbsent(attribute, i -> new Features(sample.attribute(i), settings.information()));
    }

    private Features latents() {
        return prepared.computeIfAbsent(-1, i -> new Features(sample.latents(), settings.information()));
    }
}
