package io.ripieno.models.train;

import java.util.ArrayList;
import java.util.List;

/** Examples that are read once and kept in memory, for splits that never vary. */
public final class CachedExamples implements Examples {
    private final List<Field> fields;
    private final List<Batch> kept = new ArrayList<>();

    /** Reads all of {@code source}, each example with its seed 0. */
    public CachedExamples(Examples source) {
        fields = List.copyOf(source.fields());
        for (int i = 0; i < source.size(); i++) {
            Batch one = new Batch(1, fields);
            source.read(i, 0, one.row(0));
            kept.add(one);
        }
    }

    @Override
    public int size() {
        return kept.size();
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public void read(int index, long seed, Row into) {
        for (Field field : fields) {
            into.put(field.name(), kept.get(index).values(field.name()));
        }
    }
}
