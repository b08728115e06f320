package io.ripieno.music.metrics.matching;

import io.ripieno.music.metrics.Interruption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A maximum matching of estimates with references by Hopcroft and Karp: a greedy start, then shortest alternating paths,
 * layer by layer. Of several maximum matchings it finds the one that {@code mir_eval} finds, as averages over the matched
 * pairs depend on it. Source: J. Hopcroft, R. Karp, "An n^5/2 algorithm for maximum matchings in bipartite graphs" (1973).
 */
public final class BipartiteMatching {
    private static final int NONE = -1;
    private static final int FREE = -2;
    private static final int USED = -3;

    private final Hits hits;
    /** Of each reference, the place of its estimate in {@code hits}. */
    private final int[] matched;
    /** Of each place of an estimate, the reference that it was reached from; FREE if it is unmatched. */
    private final int[] reachedFrom;
    /** Of each reference, the places that lead to it in the layers. */
    private final List<Places> leading;

    private BipartiteMatching(Hits hits) {
        this.hits = hits;
        this.matched = new int[hits.references()];
        this.reachedFrom = new int[hits.estimates().size()];
        this.leading = new ArrayList<>();
    }

    /** For each reference the index of its estimate, or -1. */
    public static int[] of(Hits hits) {
        BipartiteMatching matching = new BipartiteMatching(hits);
        matching.startGreedily();
        while (matching.improve()) {}
        int[] result = new int[hits.references()];
        for (int r = 0; r < result.length; r++) {
            int place = matching.matched[r];
            result[r] = place == NONE ? NONE : hits.estimates().get(place);
        }
        return result;
    }

    /** How many pairs a maximum matching has. */
    public static int size(Hits hits) {
        return (int)
                Arrays.stream(of(hits)).filter(estimate -> estimate != NONE).count();
    }

    private void startGreedily() {
        Arrays.fill(matched, NONE);
        for (int place = 0; place < reachedFrom.length; place++) {
            for (int reference : hits.partners().get(place)) {
                if (matched[reference] == NONE) {
                    matched[reference] = place;
                    break;
                }
            }
        }
    }

    /** Adds the pairs of one set of shortest paths; false if there is none. */
    private boolean improve() {
        List<Integer> ends = layers();
        ends.forEach(this::follow);
        return !ends.isEmpty();
    }

    /** Builds the layers up to the first with unmatched references, and returns these. */
    private List<Integer> layers() {
        Arrays.fill(reachedFrom, FREE);
        for (int place : matched) {
            if (place != NONE) {
                reachedFrom[place] = NONE;
            }
        }
        leading.clear();
        for (int r = 0; r < matched.length; r++) {
            leading.add(new Places());
        }
        List<Integer> layer = new ArrayList<>();
        for (int place = 0; place < reachedFrom.length; place++) {
            if (reachedFrom[place] == FREE) {
                layer.add(place);
            }
        }
        boolean[] seen = new boolean[matched.length];
        List<Integer> ends = new ArrayList<>();
        while (!layer.isEmpty() && ends.isEmpty()) {
            List<Integer> reached = next(layer, seen);
            layer = new ArrayList<>();
            for (int reference : reached) {
                seen[reference] = true;
                if (matched[reference] == NONE) {
                    ends.add(reference);
                } else {
                    layer.add(matched[reference]);
                    reachedFrom[matched[reference]] = reference;
                }
            }
        }
        return ends;
    }

    private List<Integer> next(List<Integer> layer, boolean[] seen) {
        List<Integer> reached = new ArrayList<>();
        for (int place : layer) {
            Interruption.check();
            for (int reference : hits.partners().get(place)) {
                if (!seen[reference]) {
                    Places places = leading.get(reference);
                    if (places.count == 0) {
                        reached.add(reference);
                    }
                    places.add(place);
                }
            }
        }
        return reached;
    }

    /** Goes back through the layers from an unmatched reference, each place and reference once, and turns the path over. */
    private void follow(int end) {
        Deque<Step> path = new ArrayDeque<>();
        path.push(new Step(end));
        while (!path.isEmpty()) {
            Step step = path.peek();
            Places places = leading.get(step.reference);
            if (step.next >= places.count) {
                places.count = 0;
                path.pop();
                continue;
            }
            int place = places.values[step.next++];
            int from = reachedFrom[place];
            if (from == USED || from == NONE) {
                continue;
            }
            reachedFrom[place] = USED;
            step.place = place;
            if (from == FREE) {
                path.forEach(each -> {
                    matched[each.reference] = each.place;
                    leading.get(each.reference).count = 0;
                });
                return;
            }
            path.push(new Step(from));
        }
    }

    private static final class Places {
        private int[] values = {};
        private int count;

        private void add(int place) {
            values = count == values.length ? Arrays.copyOf(values, Math.max(4, 2 * count)) : values;
            values[count++] = place;
        }
    }

    private static final class Step {
        private final int reference;
        private int next;
        private int place = NONE;

        private Step(int reference) {
            this.reference = reference;
        }
    }
}
