package io.ripieno.models.recipe.tagger;

import io.ripieno.models.data.clips.ClipSource;
import io.ripieno.models.data.clips.ClipSource.Truth;
import io.ripieno.models.train.Examples;
import io.ripieno.models.train.Field;
import io.ripieno.models.train.Row;
import io.ripieno.models.train.tagging.TaggingTask;
import io.ripieno.music.mel.FrontEnd;
import java.util.List;
import java.util.function.Supplier;

/** Clips of some seconds as log-mel pictures {@code [1][bands][frames]}. Several threads may read at a time. */
final class ClipExamples implements Examples {
    private final ClipSource clips;
    private final int classes;
    private final int samples;
    private final ThreadLocal<FrontEnd> frontEnds;

    /** @param frontEnd makes one, for each thread that reads */
    ClipExamples(ClipSource clips, int seconds, int classes, Supplier<FrontEnd> frontEnd) {
        this.clips = clips;
        this.classes = classes;
        this.samples = seconds * ClipSource.SAMPLE_RATE;
        this.frontEnds = ThreadLocal.withInitial(frontEnd);
    }

    @Override
    public int size() {
        return clips.size();
    }

    @Override
    public List<Field> fields() {
        FrontEnd frontEnd = frontEnds.get();
        return TaggingTask.fields(classes, 1, frontEnd.bands(), frontEnd.frames(samples));
    }

    @Override
    public void read(int index, long seed, Row into) {
        float[] mono = new float[samples];
        Truth[] truth = new Truth[classes];
        clips.read(index, seed, mono, truth);
        Targets.put(truth, into);
        frontEnds.get().extract(mono, 0, samples, into.array(TaggingTask.FEATURES), into.start(TaggingTask.FEATURES));
    }
}
