package io.ripieno.models.interpret;

import org.bytedeco.pytorch.global.torch.ScalarType;

/** The numbers that a network is executed in. */
public enum Precision {
    /** For training and serving. */
    SINGLE(ScalarType.Float, ScalarType.Float),
    /**
     * For training faster: single, but convolutions multiply bfloat16, which has 8 bits, and add up in single. What a convolution
     * normalised by its patches makes stays in bfloat16 up to the next convolution. Weights, everything else, and
     * convolutions while nothing is learnt are in single precision.
     */
    MIXED(ScalarType.Float, ScalarType.BFloat16),
    /** For comparing gradients with finite differences. */
    DOUBLE(ScalarType.Double, ScalarType.Double);

    private final ScalarType type;
    private final ScalarType products;

    Precision(ScalarType type, ScalarType products) {
        this.type = type;
        this.products = products;
    }

    /** What convolutions multiply. */
    ScalarType products(Mode mode) {
        return mode == Mode.TRAINING ? products : type;
    }

    ScalarType type() {
        return type;
    }
}
