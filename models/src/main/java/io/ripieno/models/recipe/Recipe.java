package io.ripieno.models.recipe;

import java.util.Map;

/** Everything that makes one model: network, dataset, losses and schedule. */
public interface Recipe {
    /** The name on the command line, which is the model's name too. */
    String name();

    /** One line about what it makes. */
    String summary();

    /** What a run with these settings costs. */
    Cost cost(RecipeSettings settings);

    /**
     * Trains and writes the model into the repository.
     *
     * @return the model's figures by name, for example {@code test mAP}
     * @throws RecipeException if the data cannot be had or the model cannot be written
     * @throws InterruptedException if the thread was interrupted; the run can be resumed
     */
    Map<String, Double> run(RecipeSettings settings) throws RecipeException, InterruptedException;
}
