package io.ripieno.music.metrics.latent;

import io.ripieno.music.metrics.MetricException;
import java.util.function.Function;

/** The measures of disentanglement of the Latte library; a value for each attribute, for modularity for each dimension. */
public enum LatentMeasure {
    /** Mutual information gap (Chen et al. 2018). */
    MIG(1, 0, InformationGaps::mig),
    /** Dependency-aware mutual information gap (Watcharasupat and Lerch 2021). */
    DMIG(1, 0, InformationGaps::dmig),
    /** Dependency-aware latent information gap (Watcharasupat 2021). */
    DLIG(2, 0, InformationGaps::dlig),
    /** Dependency-blind mutual information gap: against dimensions that stand for no attribute (Watcharasupat 2021). */
    XMIG(1, 1, InformationGaps::xmig),
    /** Separate attribute predictability (Kumar et al. 2018). */
    SAP(1, 0, AttributePredictability::sap),
    /** Modularity (Ridgeway and Mozer 2018). */
    MODULARITY(2, 0, Modularity::of);

    private final int attributes;
    private final int spare;
    private final Function<SharedInformation, double[]> formula;

    LatentMeasure(int attributes, int spare, Function<SharedInformation, double[]> formula) {
        this.attributes = attributes;
        this.spare = spare;
        this.formula = formula;
    }

    double[] of(SharedInformation information) {
        return formula.apply(information);
    }

    void require(LatentSample sample) {
        if (sample.attributes() < attributes) {
            throw new MetricException("%s of %d attribute is not defined. Give at least %d."
                    .formatted(this, sample.attributes(), attributes));
        }
        if (sample.dimensions() < sample.attributes() + spare) {
            throw new MetricException(
                    "%s of %d attributes in %d dimensions is not defined. Give at least %d dimensions."
                            .formatted(this, sample.attributes(), sample.dimensions(), sample.attributes() + spare));
        }
    }
}
