package io.ripieno.music.metrics.separation;

import java.util.ArrayList;
import java.util.List;

/** Orders of the numbers 0 to count - 1, in lexicographic order. */
final class Permutations {
    private Permutations() {}

    static List<int[]> of(int count) {
        List<int[]> all = new ArrayList<>();
        extend(new int[count], 0, 0, all);
        return all;
    }

    private static void extend(int[] order, int placed, int taken, List<int[]> all) {
        if (placed == order.length) {
            all.add(order.clone());
            return;
        }
        for (int next = 0; next < order.length; next++) {
            if ((taken & 1 << next) == 0) {
                order[placed] = next;
                extend(order, placed + 1, taken | 1 << next, all);
            }
        }
    }
}
