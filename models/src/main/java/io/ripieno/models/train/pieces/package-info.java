/**
 * Rendered pieces as examples, without files between renderer and trainer. May use the training loop and the packages of
 * the data factory.
 */
@NullMarked
package io.ripieno.models.train.pieces;

import org.jspecify.annotations.NullMarked;
