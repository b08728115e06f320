package io.ripieno.models.recipe.tagger;

import io.ripieno.models.data.clips.ClipSource;
import io.ripieno.models.train.Examples;
import io.ripieno.models.train.Field;
import io.ripieno.models.train.Row;
import io.ripieno.models.train.tagging.TaggingTask;
import io.ripieno.music.mel.FrontEnd;
import java.util.Arrays;
import java.util.List;

/** Ten-second clips as log-mel pictures {@code [1][bands][frames]}. Threads read one at a time. */
final class ClipExamples implements Examples {
    private final ClipSource clips;
    private final int classes;
    private final FrontEnd frontEnd;
    private final float[] mono = new float[ClipSource.SAMPLES];
    private final float[] heard;
    private final float[] known;

    ClipExamples(ClipSource clips, int classes, FrontEnd frontEnd) {
        this.clips = clips;
        this.classes = classes;
        this.frontEnd = frontEnd;
        this.heard = new float[classes];
        this.known = new float[classes];
        Arrays.fill(known, 1);
    }

    @Override
    public int size() {
        return clips.size();
    }

    @Override
    public List<Field> fields() {
        return TaggingTask.fields(classes, 1, frontEnd.bands(), frontEnd.frames(ClipSource.SAMPLES));
    }

    @Override
    public synchronized void read(int index, long seed, Row into) {
        clips.read(index, seed, mono, heard);
        into.put(TaggingTask.TARGETS, heard);
        into.put(TaggingTask.MASK, known);
        frontEnd.extract(mono, 0, mono.length, into.array(TaggingTask.FEATURES), into.start(TaggingTask.FEATURES));
    }
}
