package io.ripieno.music.score;

import java.util.ArrayList;
import java.util.List;

/**
 * Plays out repeats, endings and jumps, so that what is heard in order stands in order. Repeats are taken again after a
 * jump; Fine and To Coda count only after one, on the last pass of a repeat that ends with them.
 */
public final class Unfolding {
    private Unfolding() {}

    /** Measures {@code from} (inclusive) to {@code to} (exclusive), played in a row. */
    record Run(int from, int to) {}

    /**
     * The score without repeats. Its measures keep their labels and lose their marks, its metadata
     * lose what names measures by index or orders parts. A chord symbol in force where a
     * repeat leads back to is written there again. Throws {@link ScoreException.Problem#TOO_LARGE} over the limits and
     * {@link ScoreException.Problem#UNPLAYABLE} for a jump that leads nowhere.
     */
    public static Score of(Score score, ScoreLimits limits) throws ScoreException {
        if (!score.isFolded()) {
            return score;
        }
        List<Run> runs = runs(new Playing(score.measures(), limits).order());
        return new Excerpts(score, runs).joined(limits);
    }

    /** Indices of the measures in the order in which they are played. */
    public static List<Integer> order(Score score, ScoreLimits limits) throws ScoreException {
        return new Playing(score.measures(), limits).order();
    }

    /** The measures of a score in any order, given by their indices; limits as for {@link #of}. */
    public static Score inOrder(Score score, List<Integer> order, ScoreLimits limits) throws ScoreException {
        limits.checkMeasures(Place.WHOLE, order.size());
        return new Excerpts(score, runs(order)).joined(limits);
    }

    private static List<Run> runs(List<Integer> order) {
        List<Run> runs = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= order.size(); i++) {
            if (i == order.size() || order.get(i) != order.get(i - 1) + 1) {
                runs.add(new Run(order.get(start), order.get(i - 1) + 1));
                start = i;
            }
        }
        return runs;
    }
}
