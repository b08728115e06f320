package io.ripieno.models.network.symbolic.inpainting;

/** Which bars a {@link LatentRnn} reads: those before the gap, those after it, or both. */
public enum Context {
    BOTH,
    /** The ablation that knows only what came before. */
    PAST,
    /** The ablation that knows only what comes after. */
    FUTURE;

    boolean readsPast() {
        return this != FUTURE;
    }

    boolean readsFuture() {
        return this != PAST;
    }
}
