package io.ripieno.models.recipe.tagger;

import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.train.Examples;
import io.ripieno.models.train.Field;
import io.ripieno.models.train.Row;
import java.util.List;

/** Examples of which each is read from one of several sources of the same fields and size, drawn by their shares. */
final class Blend implements Examples {
    private final List<Part> parts;
    private final double[] shares;

    /** @param share how often, relative to the others */
    record Part(double share, Examples examples) {}

    Blend(List<Part> parts) {
        this.parts = List.copyOf(parts);
        this.shares = parts.stream().mapToDouble(Part::share).toArray();
    }

    @Override
    public int size() {
        return parts.get(0).examples().size();
    }

    @Override
    public List<Field> fields() {
        return parts.get(0).examples().fields();
    }

    @Override
    public void read(int index, long seed, Row into) {
        Dice dice = new Dice(Dice.derive(seed, index));
        parts.get(dice.weighted(shares)).examples().read(index, dice.seed(), into);
    }
}
