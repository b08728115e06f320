package io.ripieno.models.recipe.tagger;

import io.ripieno.models.data.clips.ClipSource;
import io.ripieno.models.train.Examples;
import io.ripieno.music.mel.FrontEnd;
import java.util.Arrays;

/** Ten-second clips as log-mel pictures {@code [1][bands][frames]}. Safe for use by several threads, one at a time. */
final class ClipExamples implements Examples {
    private final ClipSource clips;
    private final int classes;
    private final FrontEnd frontEnd;
    private final float[] mono = new float[ClipSource.SAMPLES];
    private final float[] heard;

    ClipExamples(ClipSource clips, int classes, FrontEnd frontEnd) {
        this.clips = clips;
        this.classes = classes;
        this.frontEnd = frontEnd;
        this.heard = new float[classes];
    }

    @Override
    public int size() {
        return clips.size();
    }

    @Override
    public long[] shape() {
        return new long[] {1, frontEnd.bands(), frontEnd.frames(ClipSource.SAMPLES)};
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public synchronized void read(
            int index, long seed, float[] features, int featuresAt, float[] targets, float[] mask, int targetsAt) {
        clips.read(index, seed, mono, heard);
        System.arraycopy(heard, 0, targets, targetsAt, classes);
        Arrays.fill(mask, targetsAt, targetsAt + classes, 1);
        frontEnd.extract(mono, 0, mono.length, features, featuresAt);
    }
}
