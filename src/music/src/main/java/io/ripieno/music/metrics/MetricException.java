package io.ripieno.music.metrics;

/** Arguments that a measure is not defined for: names the argument and its value, and ends with what to do. */
public class MetricException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public MetricException(String message) {
        super(message);
    }
}
