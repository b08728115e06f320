package io.ripieno.models.interpret;

import org.bytedeco.pytorch.global.torch.ScalarType;

/** The numbers that a network is executed in. */
public enum Precision {
    /** For training and serving. */
    SINGLE(ScalarType.Float),
    /** For comparing gradients with finite differences. */
    DOUBLE(ScalarType.Double);

    private final ScalarType type;

    Precision(ScalarType type) {
        this.type = type;
    }

    ScalarType type() {
        return type;
    }
}
