package io.ripieno.models.train;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One pass over the examples: which of them come in which batch, and the seed of each batch. A function of the run's seed
 * and the epoch's number alone, so that a resumed run sees what an uninterrupted one would have seen.
 */
record Epoch(long seed, int[][] batches) {
    /** All examples in an order drawn for the epoch. */
    static Epoch of(long runSeed, int number, int examples, int batchSize) {
        long seed = Seeds.mix(runSeed, number);
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = inOrder(examples);
        for (int i = examples - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return new Epoch(seed, batches(order, batchSize));
    }

    /** Without a last batch that is smaller than {@code batchSize}. */
    Epoch withoutPartial(int batchSize) {
        return new Epoch(
                seed,
                Arrays.stream(batches)
                        .filter(batch -> batch.length == batchSize)
                        .toArray(int[][]::new));
    }

    /** All examples, the first one first. */
    static Epoch inOrder(int examples, int batchSize) {
        return new Epoch(0, batches(inOrder(examples), batchSize));
    }

    private static int[] inOrder(int examples) {
        int[] order = new int[examples];
        Arrays.setAll(order, i -> i);
        return order;
    }

    private static int[][] batches(int[] order, int batchSize) {
        int examples = order.length;
        int[][] batches = new int[(examples + batchSize - 1) / batchSize][];
        for (int b = 0; b < batches.length; b++) {
            batches[b] = Arrays.copyOfRange(order, b * batchSize, Math.min(examples, (b + 1) * batchSize));
        }
        return batches;
    }

    long batchSeed(int batch) {
        return Seeds.mix(seed, batch);
    }
}
