package io.ripieno.models.recipe.tagger;

import io.ripieno.models.data.clips.ClipSource;
import io.ripieno.models.data.clips.ClipSource.Truth;
import io.ripieno.models.data.clips.PowerClips;
import io.ripieno.models.train.Examples;
import io.ripieno.models.train.Field;
import io.ripieno.models.train.Row;
import io.ripieno.models.train.tagging.TaggingTask;
import java.util.List;

/**
 * Clips that are mixed as powers of mel bands, as log-mel pictures {@code [1][bands][frames]}. Several threads may read at
 * a time.
 *
 * @param seconds of a clip
 */
record PowerExamples(PowerClips clips, int seconds, int classes) implements Examples {
    @Override
    public int size() {
        return clips.size();
    }

    @Override
    public List<Field> fields() {
        return TaggingTask.fields(classes, 1, PowerClips.BANDS, PowerClips.frames(samples()));
    }

    @Override
    public void read(int index, long seed, Row into) {
        Truth[] truth = new Truth[classes];
        clips.read(index, seed, samples(), into.array(TaggingTask.FEATURES), into.start(TaggingTask.FEATURES), truth);
        Targets.put(truth, into);
    }

    private int samples() {
        return seconds * ClipSource.SAMPLE_RATE;
    }
}
