package io.ripieno.music.metrics.information;

/** How much of a column is not told apart by its values. */
public final class Ties {
    private Ties() {}

    /** The share of items whose value another item has too, from 0 to 1. */
    public static double share(double[] numbers) {
        SortedValues sorted = SortedValues.of(numbers);
        int tied = 0;
        for (int i = 0; i < sorted.size(); i++) {
            boolean before = i > 0 && sorted.get(i - 1) == sorted.get(i);
            boolean after = i + 1 < sorted.size() && sorted.get(i + 1) == sorted.get(i);
            tied += before || after ? 1 : 0;
        }
        return sorted.size() == 0 ? 0 : (double) tied / sorted.size();
    }
}
