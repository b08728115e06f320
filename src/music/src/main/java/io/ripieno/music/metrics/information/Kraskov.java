package io.ripieno.music.metrics.information;

import io.ripieno.music.metrics.Interruption;

/**
 * Mutual information of two continuous columns in nats (Kraskov, Stögbauer and Grassberger 2004, first estimator):
 * ψ(N) + ψ(k) − ⟨ψ(n_x + 1) + ψ(n_y + 1)⟩, at least 0, where n_x counts the points nearer along x than the k-th
 * neighbour by Chebyshev distance. Time N log N, memory N.
 */
final class Kraskov {
    private Kraskov() {}

    static double between(Column a, Column b, int neighbours, Digamma digamma) {
        NeighbourTree tree = new NeighbourTree(a.values(), b.values(), neighbours);
        double sum = 0;
        for (int i = 0; i < tree.size(); i++) {
            Interruption.check();
            double radius = Math.nextAfter(tree.distance(i), 0);
            sum += digamma.of(a.sorted().within(radius, tree.x(i)))
                    + digamma.of(b.sorted().within(radius, tree.y(i)));
        }
        return Math.max(0, digamma.of(tree.size()) + digamma.of(neighbours) - sum / tree.size());
    }
}
