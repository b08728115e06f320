package io.ripieno.models.recipe;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What whoever runs a recipe may choose.
 *
 * @param seed of everything that is drawn
 * @param epochs at most; the recipe's own number if empty
 * @param folder of checkpoints, log and plot
 * @param repository that receives the model, {@code <name>/<version>/}
 * @param version of the model
 * @param start weights to begin with instead of drawn ones: .onnx, .npz or .safetensors
 * @param resume whether to go on from the last checkpoint in the folder
 * @param smoke whether to make a model from next to nothing, in a minute or two, to see that all parts work
 * @param messages receives progress
 */
public record RecipeSettings(
        long seed,
        OptionalInt epochs,
        Path folder,
        Path repository,
        int version,
        Optional<Path> start,
        boolean resume,
        boolean smoke,
        PrintStream messages) {}
