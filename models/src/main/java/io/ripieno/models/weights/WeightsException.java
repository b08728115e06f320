package io.ripieno.models.weights;

import java.io.IOException;

/** Weights that cannot be read, put into a network or made smaller: names file, tensor and value, and what to do. */
public final class WeightsException extends IOException {
    private static final long serialVersionUID = 1L;

    public WeightsException(String message) {
        super(message);
    }

    public WeightsException(String message, Throwable cause) {
        super(message, cause);
    }
}
