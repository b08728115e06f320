/**
 * The recipe of the instrument tagger: clips to log-mel examples, the Mobile FCN, and the card of what came out. May use
 * the clips, the front ends of the music library, and the manifest types of the model repository.
 */
@NullMarked
package io.ripieno.models.recipe.tagger;

import org.jspecify.annotations.NullMarked;
