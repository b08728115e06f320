package io.ripieno.models.train.tagging;

import io.ripieno.models.interpret.Mode;
import io.ripieno.models.train.Batch;
import io.ripieno.models.train.Criterion;
import io.ripieno.models.train.Loss;
import io.ripieno.models.train.Pass;
import io.ripieno.models.train.Task;
import java.util.Random;
import org.bytedeco.pytorch.global.torch;

/**
 * Trains for a tagging task with {@link FrequencyMixStyle}; calibrates and judges without.
 *
 * @param bands of a frame of the features, {@code [1][bands][frames]}
 */
public record StyleMixing(TaggingTask task, FrequencyMixStyle style, int bands) implements Task {
    private static final long SEEDS = 1L << 48;

    @Override
    public Loss loss(Pass network, Batch batch) {
        if (network.mode() != Mode.TRAINING) {
            return task.loss(network, batch);
        }
        float[] features = batch.values(TaggingTask.FEATURES);
        Random random = new Random(torch.randint(SEEDS, new long[] {1}).item_long());
        float[] mixed = style.apply(features, batch.size(), bands, random);
        return task.loss(task.values(network, batch, mixed), batch);
    }

    @Override
    public TaggingReview review() {
        return task.review();
    }

    @Override
    public Criterion best() {
        return task.best();
    }
}
