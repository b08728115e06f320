package io.ripieno.models.recipe.tagger;

import io.ripieno.models.data.clips.ClipSource;
import io.ripieno.models.data.clips.ClipSource.Truth;
import io.ripieno.models.train.Examples;
import io.ripieno.models.train.Field;
import io.ripieno.models.train.Row;
import io.ripieno.models.train.tagging.TaggingTask;
import io.ripieno.music.mel.FrontEnd;
import java.util.List;

/** Clips of some seconds as log-mel pictures {@code [1][bands][frames]}. Threads read one at a time. */
final class ClipExamples implements Examples {
    private final ClipSource clips;
    private final int classes;
    private final FrontEnd frontEnd;
    private final float[] mono;
    private final Truth[] truth;

    ClipExamples(ClipSource clips, int seconds, int classes, FrontEnd frontEnd) {
        this.clips = clips;
        this.classes = classes;
        this.frontEnd = frontEnd;
        this.mono = new float[seconds * ClipSource.SAMPLE_RATE];
        this.truth = new Truth[classes];
    }

    @Override
    public int size() {
        return clips.size();
    }

    @Override
    public List<Field> fields() {
        return TaggingTask.fields(classes, 1, frontEnd.bands(), frontEnd.frames(mono.length));
    }

    @Override
    public synchronized void read(int index, long seed, Row into) {
        clips.read(index, seed, mono, truth);
        float[] targets = into.array(TaggingTask.TARGETS);
        float[] mask = into.array(TaggingTask.MASK);
        int at = into.start(TaggingTask.TARGETS);
        for (int label = 0; label < classes; label++) {
            targets[at + label] = truth[label] == Truth.HEARD ? 1 : 0;
            mask[at + label] = truth[label] == Truth.UNKNOWN ? 0 : 1;
        }
        frontEnd.extract(mono, 0, mono.length, into.array(TaggingTask.FEATURES), into.start(TaggingTask.FEATURES));
    }
}
