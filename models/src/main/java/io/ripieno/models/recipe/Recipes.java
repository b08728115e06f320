package io.ripieno.models.recipe;

import io.ripieno.models.recipe.tagger.InstrumentTagger;
import java.util.List;

/** The recipes by name. */
public final class Recipes {
    private static final List<Recipe> ALL = List.of(new InstrumentTagger());

    private Recipes() {}

    public static List<Recipe> all() {
        return ALL;
    }
}
