/**
 * Pieces as sound: stems that sum to their mix, and labels of who sounds when; rendered, and streamed by several threads in
 * an order that does not depend on them. Uses the packages arrange, augment, render and phrase.
 */
@NullMarked
package io.ripieno.models.data.piece;

import org.jspecify.annotations.NullMarked;
