package io.ripieno.models.recipe.tagger;

import io.ripieno.models.train.Examples;
import io.ripieno.models.train.Field;
import io.ripieno.models.train.Row;
import java.util.List;

/** The examples of one source after those of another of the same fields. */
record Joined(Examples first, Examples second) implements Examples {
    @Override
    public int size() {
        return first.size() + second.size();
    }

    @Override
    public List<Field> fields() {
        return first.fields();
    }

    @Override
    public void read(int index, long seed, Row into) {
        if (index < first.size()) {
            first.read(index, seed, into);
        } else {
            second.read(index - first.size(), seed, into);
        }
    }
}
