package io.ripieno.models.interpret;

import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.Role;
import io.ripieno.models.graph.Value;
import io.ripieno.models.served.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Draws shapes, attributes, inputs and weights of a random graph. */
final class Draw {
    final GraphBuilder g;
    private final SplittableRandom random;
    private final Map<String, Block> given = new LinkedHashMap<>();

    Draw(GraphBuilder g, long seed) {
        this.g = g;
        this.random = new SplittableRandom(seed);
    }

    /** What the graph is given: numbers or, for indices, whole numbers. */
    Map<String, Block> given() {
        return Collections.unmodifiableMap(given);
    }

    /** From {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    boolean coin() {
        return random.nextBoolean();
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A shape of lengths from 1 to {@code longest}. */
    long[] shape(int rank, int longest) {
        return random.ints(rank, 1, longest + 1).asLongStream().toArray();
    }

    long[] times(int count, int low, int high) {
        return random.ints(count, low, high + 1).asLongStream().toArray();
    }

    /** A shape that is broadcast to the given one: some lengths are 1, some of the first are left out. */
    long[] broadcast(long... to) {
        long[] some = Arrays.copyOfRange(to, between(0, to.length - 1), to.length);
        return Arrays.stream(some)
                .map(length -> between(1, 3) == 1 ? 1 : length)
                .toArray();
    }

    /** An axis of {@code rank}, counted from the end at times. */
    int axis(int rank) {
        return between(-rank, rank - 1);
    }

    /** A random order of {@code rank} axes. */
    long[] order(int rank) {
        List<Long> axes = new ArrayList<>();
        for (long i = 0; i < rank; i++) {
            axes.add(random.nextInt(axes.size() + 1), i);
        }
        return axes.stream().mapToLong(Long::longValue).toArray();
    }

    /** One axis or more, each once, counted from the end at times. */
    long[] axes(int rank) {
        long[] some = Arrays.copyOf(order(rank), between(1, rank));
        return Arrays.stream(some).map(axis -> coin() ? axis : axis - rank).toArray();
    }

    /** Numbers within ±2 that keep away from 0, where many functions have a kink. */
    Value x(long... shape) {
        return input("x", u -> u < 0.5 ? -2 + 3.9 * u : 0.05 + 3.9 * (u - 0.5), shape);
    }

    /** Numbers from 0.1 to 2.1. */
    Value positive(long... shape) {
        return input("x", u -> 0.1 + 2 * u, shape);
    }

    /** Whole numbers from -2 to 2, some of them the same. */
    Value whole(long... shape) {
        return input("x", u -> Math.floor(5 * u) - 2, shape);
    }

    Value input(String name, DoubleUnaryOperator values, long... shape) {
        given.put(name, new Block.Floats(filled(Blocks.size(shape), values), shape));
        return g.input(name, dimensions(shape));
    }

    /** Indices of a dimension of that length, counted from the end at times. */
    Value indices(String name, long length, long... shape) {
        long[] integers = random.longs(Blocks.size(shape), -length, length).toArray();
        given.put(name, new Block.Tokens(integers, shape));
        return g.integerInput(name, dimensions(shape));
    }

    /** A weight within ±1. */
    Value weight(String name, long... shape) {
        return weight(name, u -> 2 * u - 1, shape);
    }

    Value weight(String name, DoubleUnaryOperator values, long... shape) {
        return g.weight(name, Role.PARAMETER, size -> filled(size, values), shape);
    }

    Value buffer(String name, DoubleUnaryOperator values, long... shape) {
        return g.weight(name, Role.BUFFER, size -> filled(size, values), shape);
    }

    private float[] filled(int size, DoubleUnaryOperator values) {
        float[] floats = new float[size];
        for (int i = 0; i < size; i++) {
            floats[i] = (float) values.applyAsDouble(random.nextDouble());
        }
        return floats;
    }

    private static Object[] dimensions(long... shape) {
        return Arrays.stream(shape).boxed().toArray();
    }
}
