package io.ripieno.models.data.phrase;

import java.util.List;
import java.util.Random;

/**
 * Chance that repeats itself: the same seed throws the same dice on every machine and JDK (the algorithm of
 * {@link Random} is part of its specification). Seeds are mixed first, so that neighbouring seeds differ.
 */
public final class Dice {
    private final Random random;

    public Dice(long seed) {
        random = new Random(mix(seed));
    }

    /** The finaliser of SplitMix64: a bijection of the 64-bit numbers in which every bit of input moves every bit out. */
    public static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A seed for one purpose out of a seed for all, for example of instrument {@code purpose} in a piece. */
    public static long derive(long seed, long purpose) {
        return mix(seed ^ mix(purpose));
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Uniform in {@code [from, to)}. */
    public double between(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** Uniform in {@code [from, to]}. */
    public int whole(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    /** Standard normal. */
    public double normal() {
        return random.nextGaussian();
    }

    public <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    public final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** An index, drawn in proportion to its weight. */
    public int weighted(double... weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double at = random.nextDouble() * total;
        for (int i = 0; i < weights.length; i++) {
            at -= weights[i];
            if (at < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    public long seed() {
        return random.nextLong();
    }
}
