/**
 * Wind players and violinists that the program makes itself out of partials and noise, so that each track has another one.
 * Uses the packages arrange, phrase and render.
 */
@NullMarked
package io.ripieno.models.data.solo;

import org.jspecify.annotations.NullMarked;
