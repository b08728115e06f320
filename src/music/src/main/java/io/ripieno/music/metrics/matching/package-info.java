/**
 * Pairs what was estimated with what is true, one to one and as many as can be. Uses {@code metrics} for its errors.
 */
@NullMarked
package io.ripieno.music.metrics.matching;

import org.jspecify.annotations.NullMarked;
