package io.ripieno.models.graph;

/**
 * What a convolution does.
 *
 * @param from channels that come in
 * @param to channels that go out
 * @param window its kernel
 * @param groups 1, or as many groups as the channels are divided into; {@code from} for a depthwise convolution
 * @param biased whether each output channel has a bias
 */
public record Convolution(int from, int to, Window window, int groups, boolean biased) {
    public Convolution {
        if (groups < 1 || from % groups != 0 || to % groups != 0) {
            throw new GraphException("%d channels to %d cannot be divided into %d groups. Give a divisor of both."
                    .formatted(from, to, groups));
        }
    }

    /** One group, with bias. */
    public static Convolution of(int from, int to, Window window) {
        return new Convolution(from, to, window, 1, true);
    }

    public Convolution groups(int groups) {
        return new Convolution(from, to, window, groups, biased);
    }

    public Convolution unbiased() {
        return new Convolution(from, to, window, groups, false);
    }
}
