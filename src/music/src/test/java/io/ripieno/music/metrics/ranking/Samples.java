package io.ripieno.music.metrics.ranking;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Data for tests: the tables that golden values were made from, and random ones with ties. */
final class Samples {
    static final int ITEMS = 40;
    static final int LABELS = 4;

    private Samples() {}

    /** Forty items with four labels; {@code coarse} rounds the scores to fifths, so that many are equal. */
    static Predictions table(boolean coarse) {
        double[][] scores = new double[ITEMS][LABELS];
        boolean[][] truth = new boolean[ITEMS][LABELS];
        for (int i = 0; i < ITEMS; i++) {
            for (int l = 0; l < LABELS; l++) {
                double raw = Math.sin(1.3 * (i + 1) * (l + 1) + l);
                double score = 0.5 + 0.5 * raw;
                scores[i][l] = coarse ? Math.rint(5 * score) / 5 : score;
                truth[i][l] = raw + 1.5 * Math.cos(2.1 * i + 3 * l) > 0.3 + 0.4 * l;
            }
        }
        return new Predictions(scores, truth);
    }

    /** Scores from 0 to 1 in twentieths, which the truth follows somewhat. */
    static ScoredItems random(SplittableRandom random, int count) {
        boolean[] truth = new boolean[count];
        double[] scores = new double[count];
        for (int i = 0; i < count; i++) {
            truth[i] = i < 2 ? i == 0 : random.nextInt(3) == 0;
            scores[i] = Math.rint(20 * (truth[i] ? Math.sqrt(random.nextDouble()) : random.nextDouble())) / 20;
        }
        return new ScoredItems(scores, truth);
    }

    static Predictions part(Predictions all, int from, int to) {
        return new Predictions(
                Arrays.copyOfRange(all.scores(), from, to),
                Arrays.copyOfRange(all.truth(), from, to),
                Arrays.copyOfRange(all.known(), from, to));
    }
}
