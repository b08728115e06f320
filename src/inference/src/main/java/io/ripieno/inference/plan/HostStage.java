package io.ripieno.inference.plan;

import java.util.function.Consumer;

/**
 * Work of our own on the host's threads, which holds no device.
 *
 * @param slices of at most some 50 ms each, between which the job may be cancelled and others take their turn
 */
public record HostStage<S>(Slices<S> slices) implements Stage<S> {
    /** The work on a span, in slices. */
    @FunctionalInterface
    public interface Slices<S> {
        /**
         * Does a slice.
         *
         * @param slice how many there were before for this span
         * @return whether there is more to do
         */
        boolean run(S span, int slice);
    }

    /** Work that a single slice does. */
    public static <S> HostStage<S> once(Consumer<S> work) {
        return new HostStage<>((span, slice) -> {
            work.accept(span);
            return false;
        });
    }
}
