package io.ripieno.music.metrics.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * Which estimates would do for which references.
 *
 * @param references how many there are
 * @param estimates the indices of the estimates that have a hit at all, in the order of their first hit
 * @param partners for each of {@code estimates} the references that it would do for, rising
 */
public record Hits(int references, List<Integer> estimates, List<List<Integer>> partners) {
    /** Whether an estimate would do for a reference. */
    @FunctionalInterface
    public interface Test {
        boolean hits(int reference, int estimate);
    }

    /** Tests each reference with each estimate. */
    public static Hits of(int references, int estimates, Test test) {
        List<Integer> order = new ArrayList<>();
        List<List<Integer>> partners = new ArrayList<>();
        int[] place = new int[estimates];
        for (int r = 0; r < references; r++) {
            for (int e = 0; e < estimates; e++) {
                if (test.hits(r, e)) {
                    if (place[e] == 0) {
                        order.add(e);
                        partners.add(new ArrayList<>());
                        place[e] = order.size();
                    }
                    partners.get(place[e] - 1).add(r);
                }
            }
        }
        return new Hits(references, order, partners);
    }
}
