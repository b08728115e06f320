/**
 * Rendered pieces as examples, without files between renderer and trainer. May use the training loop, the packages of
 * the data factory and the front ends of the music library.
 */
@NullMarked
package io.ripieno.models.train.pieces;

import org.jspecify.annotations.NullMarked;
