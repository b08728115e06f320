package io.ripieno.music.metrics.information;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Which items bear which label.
 *
 * @param values {@code [labels]}: the numbers that are labels, ascending
 * @param items {@code [labels][items]}: the items of each label
 */
public record Labels(double[] values, int[][] items) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Equal numbers are one label. */
    public static Labels of(double[] targets) {
        double[] distinct =
                Arrays.stream(targets).map(x -> x + 0.0).sorted().distinct().toArray();
        int[] label = new int[targets.length];
        int[] counts = new int[distinct.length];
        for (int i = 0; i < targets.length; i++) {
            label[i] = Arrays.binarySearch(distinct, targets[i] + 0.0);
            counts[label[i]]++;
        }
        int[][] items = new int[distinct.length][];
        Arrays.setAll(items, l -> new int[counts[l]]);
        for (int i = targets.length - 1; i >= 0; i--) {
            items[label[i]][--counts[label[i]]] = i;
        }
        return new Labels(distinct, items);
    }

    public int count() {
        return items.length;
    }

    /** {@code [items]}: the number of the label of each. */
    public int[] ofItems() {
        int[] label = new int[Arrays.stream(items).mapToInt(of -> of.length).sum()];
        for (int l = 0; l < items.length; l++) {
            for (int item : items[l]) {
                label[item] = l;
            }
        }
        return label;
    }

    /** {@code [items]}: the number that the label of each item of others has here, below 0 where it has none. */
    public int[] indices(Labels others) {
        return Arrays.stream(others.ofItems())
                .map(label -> Arrays.binarySearch(values, others.values[label]))
                .toArray();
    }
}
