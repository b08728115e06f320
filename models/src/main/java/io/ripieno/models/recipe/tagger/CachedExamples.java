package io.ripieno.models.recipe.tagger;

import io.ripieno.models.train.Examples;

/** Examples that are read once and kept in memory, for splits that never vary. */
final class CachedExamples implements Examples {
    private final int size;
    private final long[] shape;
    private final int classes;
    private final float[][] features;
    private final float[][] targets;
    private final float[][] masks;

    CachedExamples(Examples source) {
        size = source.size();
        shape = source.shape();
        classes = source.classes();
        int length = 1;
        for (long dimension : shape) {
            length = Math.multiplyExact(length, Math.toIntExact(dimension));
        }
        features = new float[size][length];
        targets = new float[size][classes];
        masks = new float[size][classes];
        for (int i = 0; i < size; i++) {
            source.read(i, 0, features[i], 0, targets[i], masks[i], 0);
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public void read(
            int index, long seed, float[] into, int featuresAt, float[] intoTargets, float[] intoMask, int targetsAt) {
        System.arraycopy(features[index], 0, into, featuresAt, features[index].length);
        System.arraycopy(targets[index], 0, intoTargets, targetsAt, classes);
        System.arraycopy(masks[index], 0, intoMask, targetsAt, classes);
    }
}
