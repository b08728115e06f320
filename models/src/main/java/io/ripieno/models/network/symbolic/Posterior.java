package io.ripieno.models.network.symbolic;

import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;

/**
 * The outputs of a variational encoder: mean μ and logarithm s of the standard deviation of a diagonal Gaussian, both
 * {@code [batch][latent]}. A sample is {@code μ + eˢ·ε} with standard normal ε, drawn outside the graph.
 *
 * @param mean named {@link #MEAN}
 * @param logDeviation named {@link #LOG_DEVIATION}
 */
public record Posterior(Value mean, Value logDeviation) {
    public static final String MEAN = "mean";
    public static final String LOG_DEVIATION = "log_deviation";

    /** Names the two values as outputs are named. */
    public static Posterior of(Layers layers, Value mean, Value logDeviation) {
        return new Posterior(layers.stage(MEAN, mean), layers.stage(LOG_DEVIATION, logDeviation));
    }

    /** Ends an encoder with these outputs. */
    public GraphSet end(GraphBuilder encoder, int latent) {
        return encoder.output(mean, "batch", latent)
                .output(logDeviation, "batch", latent)
                .build();
    }
}
