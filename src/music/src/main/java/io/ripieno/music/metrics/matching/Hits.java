package io.ripieno.music.metrics.matching;

import io.ripieno.music.metrics.Interruption;
import io.ripieno.music.metrics.MetricException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which estimates would do for which references.
 *
 * @param references how many there are
 * @param estimates the indices of the estimates that have a hit at all, in the order of their first hit
 * @param partners for each of {@code estimates} the references that it would do for, rising
 */
public record Hits(int references, List<Integer> estimates, List<List<Integer>> partners) {
    private static final int MOST = 1 << 24;

    /** Whether an estimate would do for a reference. */
    @FunctionalInterface
    public interface Test {
        boolean hits(int reference, int estimate);
    }

    /** The estimates that may do for a reference, each once and rising. */
    @FunctionalInterface
    public interface Candidates {
        IntStream of(int reference);
    }

    /** Tests each reference with each estimate. */
    public static Hits of(int references, int estimates, Test test) {
        return of(references, estimates, r -> IntStream.range(0, estimates), test);
    }

    /**
     * Tests each reference with its candidates.
     *
     * @throws MetricException if there are more than 2²⁴ hits
     */
    public static Hits of(int references, int estimates, Candidates candidates, Test test) {
        List<Integer> order = new ArrayList<>();
        List<List<Integer>> partners = new ArrayList<>();
        int[] place = new int[estimates];
        Arrays.fill(place, -1);
        long hits = 0;
        for (int r = 0; r < references; r++) {
            Interruption.check();
            int reference = r;
            int[] found = candidates.of(r).filter(e -> test.hits(reference, e)).toArray();
            hits += found.length;
            if (hits > MOST) {
                throw new MetricException(
                        "Of %d references and %d estimates more than %d pairs would do. Give narrower tolerances, or parts."
                                .formatted(references, estimates, MOST));
            }
            for (int e : found) {
                if (place[e] < 0) {
                    place[e] = order.size();
                    order.add(e);
                    partners.add(new ArrayList<>());
                }
                partners.get(place[e]).add(r);
            }
        }
        return new Hits(references, order, partners);
    }
}
