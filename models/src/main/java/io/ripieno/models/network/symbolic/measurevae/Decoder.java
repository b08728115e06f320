package io.ripieno.models.network.symbolic.measurevae;

/** How a {@link MeasureVae} comes from a latent vector to ticks. */
public enum Decoder {
    /** A recurrent stack counts beats and says what each starts from: all published results. */
    HIERARCHICAL,
    /** The baseline: all ticks are one beat, which starts from zeros, and read ten numbers made of the latent vector. */
    FLAT
}
