package io.ripieno.models.recipe.tagger;

import io.ripieno.models.data.clips.ClipSource.Truth;
import io.ripieno.models.train.Row;
import io.ripieno.models.train.tagging.TaggingTask;

/** Targets of what is heard in a clip, and which of them are known. */
final class Targets {
    private Targets() {}

    static void put(Truth[] truth, Row into) {
        float[] targets = into.array(TaggingTask.TARGETS);
        float[] mask = into.array(TaggingTask.MASK);
        int at = into.start(TaggingTask.TARGETS);
        int known = into.start(TaggingTask.MASK);
        for (int label = 0; label < truth.length; label++) {
            targets[at + label] = truth[label] == Truth.HEARD ? 1 : 0;
            mask[known + label] = truth[label] == Truth.UNKNOWN ? 0 : 1;
        }
    }
}
