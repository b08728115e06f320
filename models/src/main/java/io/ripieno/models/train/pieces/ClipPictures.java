package io.ripieno.models.train.pieces;

import io.ripieno.models.train.Batch;
import io.ripieno.models.train.Examples;
import io.ripieno.models.train.Field;
import io.ripieno.models.train.Row;
import io.ripieno.models.train.tagging.TaggingTask;
import io.ripieno.music.mel.FrontEnd;
import java.util.List;
import java.util.function.Supplier;

/** Clips of sound as the log-mel pictures {@code [1][bands][frames]} that a front end makes of them. */
public final class ClipPictures implements Examples {
    private final Examples clips;
    private final ThreadLocal<FrontEnd> frontEnds;
    private final List<Field> fields;

    /**
     * @param clips with the samples of a clip as {@link TaggingTask#FEATURES}
     * @param frontEnd makes one for each thread that reads
     */
    public ClipPictures(Examples clips, Supplier<FrontEnd> frontEnd) {
        this.clips = clips;
        this.frontEnds = ThreadLocal.withInitial(frontEnd);
        FrontEnd any = frontEnd.get();
        fields = clips.fields().stream()
                .map(field -> field.name().equals(TaggingTask.FEATURES)
                        ? new Field(field.name(), 1, any.bands(), any.frames(field.length()))
                        : field)
                .toList();
    }

    @Override
    public int size() {
        return clips.size();
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public void read(int index, long seed, Row into) {
        Batch clip = new Batch(1, clips.fields());
        clips.read(index, seed, clip.row(0));
        for (Field field : fields) {
            float[] values = clip.values(field.name());
            if (field.name().equals(TaggingTask.FEATURES)) {
                frontEnds.get().extract(values, 0, values.length, into.array(field.name()), into.start(field.name()));
            } else {
                into.put(field.name(), values);
            }
        }
    }
}
