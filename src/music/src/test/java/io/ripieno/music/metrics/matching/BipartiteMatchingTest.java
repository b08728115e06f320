package io.ripieno.music.metrics.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BipartiteMatchingTest {
    @Test
    void turnsAGreedyStartOverWhereThatGivesMorePairs() {
        // Estimate 0 would do for both references, estimate 1 only for the first.
        Hits hits = Hits.of(2, 2, (r, e) -> e == 0 || r == 0);

        assertThat(BipartiteMatching.of(hits)).containsExactly(1, 0);
    }

    @Test
    void matchesAsManyAsTryingAllSubsetsDoes() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 500; round++) {
            int references = 1 + random.nextInt(7);
            int estimates = 1 + random.nextInt(7);
            boolean[][] would = new boolean[references][estimates];
            for (boolean[] row : would) {
                for (int e = 0; e < estimates; e++) {
                    row[e] = random.nextDouble() < 0.35;
                }
            }
            Hits hits = Hits.of(references, estimates, (r, e) -> would[r][e]);
            int[] pairs = BipartiteMatching.of(hits);

            int size = 0;
            boolean[] taken = new boolean[estimates];
            for (int r = 0; r < references; r++) {
                if (pairs[r] >= 0) {
                    assertThat(would[r][pairs[r]]).isTrue();
                    assertThat(taken[pairs[r]]).isFalse();
                    taken[pairs[r]] = true;
                    size++;
                }
            }
            assertThat(size).isEqualTo(most(would, 0, 0)).isEqualTo(BipartiteMatching.size(hits));
        }
    }

    @Test
    void followsAPathAsLongAsTheWholeInput() {
        int n = 3_000;
        // The greedy start gives each estimate the reference before it, and leaves the last reference to the first
        // estimate.
        Hits hits = Hits.of(n, n, (r, e) -> e == r || e == r + 1 || r == n - 1 && e == 0);

        assertThat(BipartiteMatching.size(hits)).isEqualTo(n);
    }

    private static int most(boolean[][] would, int reference, int taken) {
        if (reference == would.length) {
            return 0;
        }
        int best = most(would, reference + 1, taken);
        for (int e = 0; e < would[reference].length; e++) {
            if (would[reference][e] && (taken & 1 << e) == 0) {
                best = Math.max(best, 1 + most(would, reference + 1, taken | 1 << e));
            }
        }
        return best;
    }
}
