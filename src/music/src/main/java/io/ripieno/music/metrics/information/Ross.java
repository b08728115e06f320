package io.ripieno.music.metrics.information;

import io.ripieno.music.metrics.Interruption;
import java.util.Arrays;

/**
 * Mutual information of a continuous column and labels in nats (Ross 2014): ψ(N) + ⟨ψ(k)⟩ − ⟨ψ(c)⟩ − ⟨ψ(m)⟩, at least 0,
 * where c counts the items of the same label, k is at most c − 1, and m counts all items nearer than the k-th of the same
 * label. Labels that occur once are left out; without others there is nothing to tell, and the value is 0.
 */
final class Ross {
    private Ross() {}

    static double between(Column column, Labels labels, int neighbours, Digamma digamma) {
        double[][] groups = Arrays.stream(labels.items())
                .filter(items -> items.length > 1)
                .map(items -> Arrays.stream(items)
                        .mapToDouble(i -> column.values()[i])
                        .toArray())
                .toArray(double[][]::new);
        SortedValues kept = SortedValues.of(
                Arrays.stream(groups).flatMapToDouble(Arrays::stream).toArray());
        if (kept.size() == 0) {
            return 0;
        }
        double sum = 0;
        for (double[] group : groups) {
            SortedValues same = SortedValues.of(group);
            int count = same.size();
            int k = Math.min(neighbours, count - 1);
            sum += count * (digamma.of(k) - digamma.of(count));
            for (int i = 0; i < count; i++) {
                Interruption.check();
                double radius = Math.nextAfter(distance(same, i, k), 0);
                sum -= digamma.of(kept.within(radius, same.get(i)));
            }
        }
        return Math.max(0, digamma.of(kept.size()) + sum / kept.size());
    }

    private static double distance(SortedValues values, int rank, int k) {
        double centre = values.get(rank);
        int below = rank - 1;
        int above = rank + 1;
        double distance = 0;
        for (int found = 0; found < k; found++) {
            double down = below < 0 ? Double.POSITIVE_INFINITY : centre - values.get(below);
            double up = above == values.size() ? Double.POSITIVE_INFINITY : values.get(above) - centre;
            if (down <= up) {
                distance = down;
                below--;
            } else {
                distance = up;
                above++;
            }
        }
        return distance;
    }
}
