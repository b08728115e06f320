/**
 * Organs and accordions that the program makes itself out of partials, so that each track has another one. Uses the packages
 * arrange, phrase, render and solo.
 */
@NullMarked
package io.ripieno.models.data.pipes;

import org.jspecify.annotations.NullMarked;
