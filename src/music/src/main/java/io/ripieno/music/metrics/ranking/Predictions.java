package io.ripieno.music.metrics.ranking;

import io.ripieno.music.metrics.Batch;
import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What was said of items that may have several labels, and the truth as far as it is known. Gather batches with
 * {@link io.ripieno.music.metrics.Gathering}.
 *
 * @param scores {@code [items][labels]}, at least one of each, finite; higher is surer
 * @param truth {@code [items][labels]}
 * @param known {@code [items][labels]}: where the truth is known; what is not known counts nowhere
 */
public record Predictions(double[][] scores, boolean[][] truth, boolean[][] known) implements Batch<Predictions> {
    public Predictions {
        if (scores.length == 0 || scores[0].length == 0) {
            throw new MetricException("scores is empty. Give at least one item with one label.");
        }
        if (truth.length != scores.length || known.length != scores.length) {
            throw new MetricException("%d items were scored, truth has %d and known %d. Give all of the same items."
                    .formatted(scores.length, truth.length, known.length));
        }
        int labels = scores[0].length;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i].length != labels || truth[i].length != labels || known[i].length != labels) {
                throw new MetricException(
                        ("Item %d has %d scores, %d truths and %d marks of what is known where the first item has %d"
                                        + " scores. Give all alike.")
                                .formatted(i, scores[i].length, truth[i].length, known[i].length, labels));
            }
        }
    }

    /** With all truth known. */
    public Predictions(double[][] scores, boolean[][] truth) {
        this(scores, truth, all(truth));
    }

    public int items() {
        return scores.length;
    }

    public int labels() {
        return scores[0].length;
    }

    /**
     * The items of which it is known whether they have a label.
     *
     * @throws MetricException if a score is not finite
     */
    public ScoredItems of(int label) {
        int[] items = IntStream.range(0, items()).filter(i -> known[i][label]).toArray();
        boolean[] present = new boolean[items.length];
        for (int i = 0; i < items.length; i++) {
            present[i] = truth[items[i]][label];
        }
        return new ScoredItems(
                Arrays.stream(items).mapToDouble(i -> scores[i][label]).toArray(), present);
    }

    /** All pairs of an item and a label whose truth is known, as if the labels were one; label after label. */
    public ScoredItems pooled() {
        List<ScoredItems> parts =
                IntStream.range(0, labels()).mapToObj(this::of).toList();
        boolean[] present =
                new boolean[parts.stream().mapToInt(ScoredItems::items).sum()];
        int at = 0;
        for (ScoredItems part : parts) {
            System.arraycopy(part.truth(), 0, present, at, part.items());
            at += part.items();
        }
        return new ScoredItems(
                parts.stream()
                        .flatMapToDouble(part -> Arrays.stream(part.scores()))
                        .toArray(),
                present);
    }

    /** The mean of the labels' average precision (mAP) over those that some item has. */
    public LabelMean averagePrecision() {
        return mean(ScoredItems::averagePrecision);
    }

    /** The mean of the labels' areas under the ROC curve over those that some item has and some has not. */
    public LabelMean rocAuc() {
        return mean(ScoredItems::rocAuc);
    }

    /** The decisions if for each label items are taken whose score is above the threshold. */
    public Confusions above(double threshold) {
        double[] thresholds = new double[labels()];
        Arrays.fill(thresholds, threshold);
        return above(thresholds);
    }

    /**
     * The decisions with a threshold for each label.
     *
     * @param thresholds {@code [labels]}
     */
    public Confusions above(double[] thresholds) {
        if (thresholds.length != labels()) {
            throw new MetricException("%d thresholds do not go with %d labels. Give one for each label."
                    .formatted(thresholds.length, labels()));
        }
        return new Confusions(IntStream.range(0, labels())
                .mapToObj(label -> of(label).above(thresholds[label]))
                .toList());
    }

    @Override
    public void requireAlike(Predictions other) {
        if (other.labels() != labels()) {
            throw new MetricException("A batch of %d labels does not go with those of %d. Give all alike."
                    .formatted(other.labels(), labels()));
        }
    }

    @Override
    public Predictions joined(List<Predictions> all) {
        return new Predictions(
                all.stream().map(Predictions::scores).flatMap(Arrays::stream).toArray(double[][]::new),
                joined(all, Predictions::truth),
                joined(all, Predictions::known));
    }

    private static boolean[][] joined(List<Predictions> all, Function<Predictions, boolean[][]> part) {
        return all.stream().map(part).flatMap(Arrays::stream).toArray(boolean[][]::new);
    }

    private LabelMean mean(ToDoubleFunction<ScoredItems> measure) {
        return LabelMean.of(IntStream.range(0, labels())
                .mapToDouble(label -> measure.applyAsDouble(of(label)))
                .toArray());
    }

    private static boolean[][] all(boolean[][] truth) {
        return Arrays.stream(truth)
                .map(row -> {
                    boolean[] known = new boolean[row.length];
                    Arrays.fill(known, true);
                    return known;
                })
                .toArray(boolean[][]::new);
    }
}
