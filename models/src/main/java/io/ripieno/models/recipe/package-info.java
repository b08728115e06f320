/**
 * Recipes: network, dataset, loss and schedule under one name, and the command line that runs them. A recipe may use every
 * package of this module; none of them knows the recipes.
 */
@NullMarked
package io.ripieno.models.recipe;

import org.jspecify.annotations.NullMarked;
