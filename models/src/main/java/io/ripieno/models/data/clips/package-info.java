/**
 * Clips with the instruments that are heard in them: stems of rendered pieces kept on disk, mixed anew or by a fixed list.
 * Uses the packages arrange, piece, augment, render and phrase, and the front ends of the music module.
 */
@NullMarked
package io.ripieno.models.data.clips;

import org.jspecify.annotations.NullMarked;
